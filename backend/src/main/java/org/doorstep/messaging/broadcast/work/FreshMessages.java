package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.messaging.broadcast.gate.QuietHours;
import org.doorstep.security.Keyring;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Makes the messages of a page of a frozen audience. The same page always gives the same messages.
/// Safe for use by many threads.
public final class FreshMessages {

    private final Wording wording;
    private final Keyring keyring;
    private final QuietHours hours;

    public FreshMessages(Wording wording, Keyring keyring, QuietHours hours) {
        this.wording = wording;
        this.keyring = keyring;
        this.hours = hours;
    }

    /// The messages of a page.
    ///
    /// @param people how each person can be reached, where the broadcast may text; the segments are
    ///   planned from it
    List<Message> of(
            Broadcast broadcast, List<Candidate> page, Map<RecipientRef, Reachable> people) {
        var start = start(broadcast);
        var opens = new EnumMap<ChannelName, Instant>(ChannelName.class);
        return page.stream()
                .map(one -> {
                    var envelope = envelope(broadcast, one, people.get(one.ref()));
                    var first = envelope.steps().getFirst().channel();
                    var open =
                            opens.computeIfAbsent(
                                    first, channel -> opens(broadcast, channel, start));
                    return open.isAfter(start) && open.isBefore(envelope.deadline())
                            ? Message.fresh(envelope, open, "quiet hours")
                            : Message.fresh(envelope, start, null);
                })
                .toList();
    }

    private static Instant start(Broadcast broadcast) {
        var launched = Objects.requireNonNull(broadcast.launchedAt());
        var scheduled = broadcast.plan().scheduledFor();
        return scheduled == null || scheduled.isBefore(launched) ? launched : scheduled;
    }

    private Message.Envelope envelope(
            Broadcast broadcast, Candidate candidate, @Nullable Reachable person) {
        var steps = steps(broadcast, candidate);
        var id = Message.id(broadcast.id(), candidate.personKey());
        return new Message.Envelope(
                broadcast.id(),
                candidate.personKey(),
                keyring.handle(id),
                candidate.ref(),
                steps,
                Objects.requireNonNull(broadcast.deadline()),
                planned(broadcast, steps, person),
                Objects.requireNonNull(broadcast.launchedAt()));
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
