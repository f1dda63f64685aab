package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.Settling;
import org.doorstep.messaging.broadcast.gate.Verdict;

import java.time.Instant;

/// What becomes of a message that a gate did not let through. Pure; safe for use by many threads.
public final class Verdicts {

    private final Settling settling;

    public Verdicts(Settling settling) {
        this.settling = settling;
    }

    /// The message after what the gate said. Waiting past the deadline ends it.
    Message follow(Message message, Verdict verdict, Instant now) {
        return switch (verdict) {
            case Verdict.Allow() -> settling.waiting(message, now, null);
            case Verdict.WaitUntil(var until, var reason) ->
                    !until.isBefore(message.envelope().deadline())
                            ? settling.ending(message, MessageState.EXPIRED, reason, now)
                            : settling.waiting(message, until, reason);
            case Verdict.Refuse(var reason, var closed) ->
                    switch (closed) {
                        case MISSING_ADDRESS -> settling.skipping(message, reason, true, now);
                        case CHANNEL -> settling.skipping(message, reason, false, now);
                        case PERSON, BROADCAST ->
                                settling.ending(message, MessageState.SUPPRESSED, reason, now);
                    };
        };
    }
}
