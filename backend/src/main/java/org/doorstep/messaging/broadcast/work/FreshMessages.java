package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.messaging.broadcast.gate.QuietHours;
import org.doorstep.security.Keyring;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Makes the message of one person of a frozen audience. The same page always gives the same
/// messages. Safe for use by many threads.
public final class FreshMessages {

    private final Wording wording;
    private final Keyring keyring;
    private final QuietHours hours;

    public FreshMessages(Wording wording, Keyring keyring, QuietHours hours) {
        this.wording = wording;
        this.keyring = keyring;
        this.hours = hours;
    }

    /// The message of a person.
    ///
    /// @param person how the person can be reached, where the broadcast may text; its segments are
    ///   planned from it
    Message of(Broadcast broadcast, Candidate candidate, @Nullable Reachable person) {
        var steps = steps(broadcast, candidate);
        var id = Message.id(broadcast.id(), candidate.personKey());
        var launched = Objects.requireNonNull(broadcast.launchedAt());
        var deadline = Objects.requireNonNull(broadcast.deadline());
        var envelope =
                new Message.Envelope(
                        broadcast.id(),
                        candidate.personKey(),
                        keyring.handle(id),
                        candidate.ref(),
                        steps,
                        deadline,
                        planned(broadcast, steps, person),
                        launched);
        var scheduled = broadcast.plan().scheduledFor();
        var start = scheduled == null || scheduled.isBefore(launched) ? launched : scheduled;
        var opens = opens(broadcast, steps.getFirst().channel(), start);
        return opens.isAfter(start) && opens.isBefore(deadline)
                ? Message.fresh(envelope, opens, "quiet hours")
                : Message.fresh(envelope, start, null);
    }

    /// When the first channel may be used: what is launched at night is not claimed before the
    /// morning only to be told to wait. The gate is asked all the same.
    private Instant opens(Broadcast broadcast, ChannelName first, Instant start) {
        return broadcast.kind() == Broadcast.Kind.TO_MYSELF
                ? start
                : hours.next(first, broadcast.templateClass(), broadcast.plan().branch(), start)
                        .opens();
    }

    /// The person's own order where the source gives one, of the channels the broadcast uses.
    private static List<ChannelStep> steps(Broadcast broadcast, Candidate candidate) {
        var all = broadcast.plan().steps();
        var own =
                candidate.channels().stream()
                        .flatMap(name -> all.stream().filter(step -> step.channel() == name))
                        .distinct()
                        .toList();
        return own.isEmpty() ? all : own;
    }

    private int planned(Broadcast broadcast, List<ChannelStep> steps, @Nullable Reachable person) {
        var texts = steps.stream().anyMatch(step -> step.channel() == ChannelName.SMS);
        if (!texts || person == null || person.phone() == null) {
            return 0;
        }
        return wording.segments(
                wording.render(
                        broadcast.plan().template(),
                        broadcast.plan().branch(),
                        ChannelName.SMS,
                        person.language(),
                        person.mergeValues()));
    }
}
