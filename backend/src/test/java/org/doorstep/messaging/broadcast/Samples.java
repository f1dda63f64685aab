package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.channel.ProviderEvent;
import org.doorstep.messaging.channel.ProviderEvent.Status;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Messages and evidence for the tests of the rules.
final class Samples {

    static final Instant START = Instant.parse("2027-04-13T09:00:00Z");
    static final Settling SETTLING =
            new Settling(
                    new Settling.Horizons(
                            Duration.ofHours(24), Duration.ofHours(1), Duration.ofHours(24)));

    private Samples() {}

    /// A message in hand under fence 1, before any attempt.
    static Message claimed(ChannelName... channels) {
        var envelope =
                new Message.Envelope(
                        new BroadcastId("b1"),
                        "p1",
                        "handle",
                        new RecipientRef.VolunteerRef(new UUID(1, 1)),
                        Arrays.stream(channels).map(ChannelStep::of).toList(),
                        START.plus(Duration.ofHours(72)),
                        0,
                        START);
        return claim(Message.fresh(envelope, START, null));
    }

    /// The message claimed anew.
    static Message claim(Message message) {
        var old = message.standing();
        return message.with(
                new Message.Standing(
                        MessageState.CLAIMED,
                        old.step(),
                        START.plusSeconds(60),
                        null,
                        "token",
                        old.fence() + 1,
                        null));
    }

    /// The message with an attempt under way on its present step.
    static Message opened(Message message, Instant now, String... devices) {
        var fence = message.standing().fence();
        var on = devices.length == 0 ? new String[] {""} : devices;
        var life =
                message.channel() == ChannelName.PUSH ? Duration.ofMinutes(9) : Duration.ofHours(4);
        return message.attempting(
                new Attempt(
                        message.attempts().size() + 1,
                        message.standing().step(),
                        message.channel(),
                        false,
                        message.follows(),
                        fence,
                        now,
                        now.plus(life),
                        AttemptState.OPEN,
                        new Attempt.Trace("k:a", "k:t", "k:m", Language.ENGLISH, 0),
                        Stream.of(on).map(device -> Call.open(device, fence, now)).toList(),
                        Attempt.Learnt.NOTHING));
    }

    static ProviderEvent event(Status status) {
        return new ProviderEvent(status, status.name().toLowerCase(java.util.Locale.ROOT), null);
    }

    static Lesson reported(int n, Status status) {
        return new Lesson.Reported(n, event(status), "SM1");
    }

    /// All orders of a list.
    static <T> List<List<T>> orders(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        return items.stream()
                .flatMap(first -> {
                    var rest = new java.util.ArrayList<>(items);
                    rest.remove(first);
                    return orders(rest).stream()
                            .map(tail -> Stream.concat(Stream.of(first), tail.stream()).toList());
                })
                .toList();
    }
}
