package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What must hold in the ledger at any moment, checked on the ledger itself: after every
/// integration test, and from time to time in production. Reads only. Safe for use by many threads.
///
/// Of the ten invariants these can be seen in the ledger: I1 one message per person of the frozen
/// audience; I2 no address accepted twice on a channel; I3 one attempt at a time; I5 nothing after
/// the deadline; I6 final states follow from attempts; I7 totals sum up; I8 segments. I4 and I9
/// stand in the opt-outs and in the audit trail, I10 follows from I1.
public final class LedgerInvariants {

    private static final int PAGE = 500;

    private final Ledger ledger;
    private final BroadcastStore broadcasts;

    public LedgerInvariants(Ledger ledger, BroadcastStore broadcasts) {
        this.ledger = ledger;
        this.broadcasts = broadcasts;
    }

    /// A rule that does not hold.
    ///
    /// @param invariant `I1` to `I10`
    /// @param about the message or broadcast, by its id
    /// @param what what is wrong, in plain words
    public record Violation(String invariant, String about, String what) {}

    /// Every violation in a launched broadcast; empty when all is well.
    public List<Violation> check(Broadcast broadcast) {
        var found = new ArrayList<Violation>();
        var accepted = new HashMap<String, String>();
        var messages = 0L;
        var segments = 0L;
        String after = null;
        List<Message> page;
        do {
            page = ledger.page(broadcast.id(), null, after, PAGE);
            for (var message : page) {
                check(broadcast, message, found);
                checkAddresses(message, accepted, found);
                messages++;
                segments += message.segmentsUsed();
            }
            after = page.isEmpty() ? null : page.getLast().envelope().personKey();
        } while (page.size() == PAGE);
        checkSums(broadcast, messages, segments, found);
        return List.copyOf(found);
    }

    private void checkSums(Broadcast known, long messages, long segments, List<Violation> found) {
        var broadcast = broadcasts.find(known.id()).orElse(known);
        var frozen = broadcast.frozen();
        var id = broadcast.id().value();
        if (frozen != null && frozen != messages) {
            found.add(new Violation("I1", id, messages + " messages for an audience of " + frozen));
        }
        var totals = ledger.totals(broadcast.id(), frozen, broadcast.plannedSegments());
        if (totals.messages() != messages) {
            found.add(
                    new Violation("I7", id, "totals of " + totals.messages() + " for " + messages));
        }
        if (broadcast.state() == Broadcast.State.DONE && totals.segmentsUsed() != segments) {
            found.add(
                    new Violation("I8", id, totals.segmentsUsed() + " segments, not " + segments));
        }
    }

    private static void check(Broadcast broadcast, Message message, List<Violation> found) {
        var id = message.id();
        checkOneAtATime(message, found);
        for (var attempt : message.attempts()) {
            if (!attempt.startedAt().isBefore(message.envelope().deadline())) {
                found.add(
                        new Violation("I5", id, "attempt " + attempt.n() + " after the deadline"));
            }
        }
        if (broadcast.state() == Broadcast.State.DONE && !message.state().isFinal()) {
            found.add(new Violation("I6", id, "not final in a broadcast that is done"));
        }
        checkFinal(message, found);
    }

    /// A later attempt has on record what closed the one before, and that agrees with what is known
    /// of it now, but for what was learnt late.
    private static void checkOneAtATime(Message message, List<Violation> found) {
        for (var i = 1; i < message.attempts().size(); i++) {
            var before = message.attempts().get(i - 1);
            var attempt = message.attempts().get(i);
            var agrees =
                    switch (attempt.follows()) {
                        case FIRST -> false;
                        case NEVER_CALLED ->
                                before.state() == AttemptState.NOT_CALLED
                                        || isCorrected(before, attempt);
                        case REFUSED -> !before.state().mayHaveReached() && before.state().isLast();
                        case PUSH_EXPIRED ->
                                before.channel() == ChannelName.PUSH
                                        && !attempt.startedAt().isBefore(before.expiry());
                    };
            if (!agrees) {
                found.add(
                        new Violation(
                                "I3",
                                message.id(),
                                "attempt %d follows %s after %s"
                                        .formatted(
                                                attempt.n(), attempt.follows(), before.state())));
            }
        }
    }

    private static boolean isCorrected(Attempt before, Attempt next) {
        var closed = before.learnt().closedAt();
        return closed != null && closed.isAfter(next.startedAt());
    }

    private static void checkFinal(Message message, List<Violation> found) {
        var state = message.state();
        var reached =
                message.attempts().stream()
                        .filter(one -> !one.learnt().late())
                        .anyMatch(one -> one.state().mayHaveReached());
        var nothingReached =
                state == MessageState.SUPPRESSED
                        || state == MessageState.EXPIRED
                        || state == MessageState.CANCELLED;
        if (nothingReached && reached) {
            found.add(
                    new Violation(
                            "I6", message.id(), state + " although an attempt may have reached"));
        }
        if (state.isFinal() && !nothingReached && message.attempts().isEmpty()) {
            found.add(new Violation("I6", message.id(), state + " without an attempt"));
        }
        if (!state.isFinal() && message.standing().dueAt() == null) {
            found.add(new Violation("I1", message.id(), "waits for nothing"));
        }
    }

    private static void checkAddresses(
            Message message, Map<String, String> accepted, List<Violation> found) {
        for (var attempt : message.attempts()) {
            var hash = attempt.trace().addressHash();
            if (hash != null && isAccepted(attempt)) {
                var other = accepted.putIfAbsent(attempt.channel() + "|" + hash, message.id());
                if (other != null && !other.equals(message.id())) {
                    found.add(new Violation("I2", message.id(), "same address as " + other));
                }
            }
        }
    }

    private static boolean isAccepted(Attempt attempt) {
        return switch (attempt.state()) {
            case SENDING, SENT, DELIVERED, UNDELIVERED -> true;
            case OPEN, AMBIGUOUS, NOT_CALLED, FAILED_UNKNOWN, FAILED -> false;
        };
    }
}
