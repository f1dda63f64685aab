package org.doorstep.messaging.broadcast;

import org.doorstep._support.TestClock;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.RecipientRef.VolunteerRef;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Messages that a provider has accepted and nothing is known about yet, for tests of what comes
/// back.
public final class Sent {

    /// The broadcast they belong to.
    public static final BroadcastId BROADCAST = new BroadcastId("b1");

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Instant AT = TestClock.START;

    private Sent() {}

    /// The handle of the n-th person.
    public static String handle(int n) {
        return "abcdefghijklmnopqrstuvw"
                + LETTERS.charAt(n / 1024 % 32)
                + LETTERS.charAt(n / 32 % 32)
                + LETTERS.charAt(n % 32);
    }

    /// The message of the n-th person, sent once on a channel.
    ///
    /// @param addressHash where it went, or null
    public static Message message(int n, ChannelName channel, @Nullable String addressHash) {
        return message(n, addressHash, channel);
    }

    /// The message of the n-th person with an attempt on each channel, all but the last closed as
    /// undelivered.
    public static Message message(int n, @Nullable String addressHash, ChannelName... channels) {
        var attempts = new ArrayList<Attempt>();
        for (var step = 0; step < channels.length; step++) {
            var state =
                    step < channels.length - 1 ? AttemptState.UNDELIVERED : AttemptState.SENDING;
            attempts.add(attempt(step, channels[step], state, addressHash));
        }
        var steps = List.of(channels).stream().map(ChannelStep::of).toList();
        var envelope =
                new Message.Envelope(
                        BROADCAST,
                        "VOLUNTEER:" + n,
                        handle(n),
                        new VolunteerRef(new UUID(7, n)),
                        steps,
                        AT.plus(Duration.ofDays(3)),
                        1,
                        AT);
        var horizon = AT.plus(Duration.ofHours(24));
        return Message.fresh(envelope, AT, null)
                .withAttempts(attempts)
                .with(
                        new Message.Standing(
                                MessageState.SENDING,
                                channels.length - 1,
                                horizon,
                                null,
                                null,
                                1,
                                null));
    }

    private static Attempt attempt(
            int step, ChannelName channel, AttemptState state, @Nullable String addressHash) {
        var call = new Call("", 1, AT, Call.State.ACCEPTED, "id-" + step, null);
        return new Attempt(
                step + 1,
                step,
                channel,
                false,
                step == 0 ? Attempt.Follows.FIRST : Attempt.Follows.REFUSED,
                1,
                AT,
                AT.plus(Duration.ofHours(4)),
                state,
                new Attempt.Trace(
                        addressHash,
                        null,
                        null,
                        Language.ENGLISH,
                        channel == ChannelName.SMS ? 1 : 0),
                List.of(call),
                Attempt.Learnt.NOTHING);
    }
}
