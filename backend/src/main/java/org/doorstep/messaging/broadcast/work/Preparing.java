package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.PushAddress;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.broadcast.Attempt;
import org.doorstep.messaging.broadcast.AttemptState;
import org.doorstep.messaging.broadcast.BroadcastSettings;
import org.doorstep.messaging.broadcast.Call;
import org.doorstep.messaging.broadcast.MergeValues;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.messaging.broadcast.gate.QuietHours;
import org.doorstep.messaging.channel.Rendered;
import org.doorstep.security.Keyring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Writes the next attempt of a message, or the repeat of its push in doubt: text, expiry, hashes,
/// one open call for each destination. Nothing is called or stored here. Safe for use by many
/// threads.
public final class Preparing {

    private final Wording wording;
    private final Keyring keyring;
    private final QuietHours hours;
    private final BroadcastSettings settings;

    public Preparing(
            Wording wording, Keyring keyring, QuietHours hours, BroadcastSettings settings) {
        this.wording = wording;
        this.keyring = keyring;
        this.hours = hours;
        this.settings = settings;
    }

    /// The message with its calls, or empty where a repeat has no device left to call.
    Optional<Prepared> prepare(
            Broadcast broadcast, Message message, Reachable person, boolean sandbox, Instant now) {
        var text = render(broadcast, message.channel(), person);
        var repeat = message.toRepeat();
        var next =
                repeat == null
                        ? Optional.of(first(broadcast, message, person, text, sandbox, now))
                        : repeated(message, repeat, person, now);
        return next.map(open -> new Prepared(message, open, person, text));
    }

    /// The wording of a broadcast for one person.
    public Rendered render(Broadcast broadcast, ChannelName channel, Reachable person) {
        return wording.render(
                broadcast.plan().template(),
                broadcast.plan().branch(),
                channel,
                person.language(),
                person.mergeValues());
    }

    private Message first(
            Broadcast broadcast,
            Message message,
            Reachable person,
            Rendered text,
            boolean sandbox,
            Instant now) {
        var fence = message.standing().fence();
        var channel = message.channel();
        var calls =
                channel == ChannelName.PUSH
                        ? person.devices().stream()
                                .map(device -> Call.open(device.installationId(), fence, now))
                                .toList()
                        : List.of(Call.open("", fence, now));
        return message.attempting(
                new Attempt(
                        message.attempts().size() + 1,
                        message.standing().step(),
                        channel,
                        sandbox,
                        message.follows(),
                        fence,
                        now,
                        expiry(broadcast, message, now),
                        AttemptState.OPEN,
                        trace(broadcast, channel, person, text),
                        calls,
                        Attempt.Learnt.NOTHING));
    }

    private static Optional<Message> repeated(
            Message message, Attempt attempt, Reachable person, Instant now) {
        var fence = message.standing().fence();
        var wanted = attempt.devicesToRepeat();
        var calls =
                person.devices().stream()
                        .map(PushAddress::installationId)
                        .filter(wanted::contains)
                        .map(device -> Call.open(device, fence, now))
                        .toList();
        return calls.isEmpty()
                ? Optional.empty()
                : Optional.of(message.repeating(attempt.n(), calls));
    }

    private Attempt.Trace trace(
            Broadcast broadcast, ChannelName channel, Reachable person, Rendered text) {
        var keyId = Objects.requireNonNull(broadcast.keyId());
        var point = WindowReading.point(person, channel);
        var fields = wording.lasting(broadcast.plan().template()).orElseThrow().mergeFields();
        return new Attempt.Trace(
                point == null ? null : keyring.hashText(point.normalised(), keyId).text(),
                keyring.hashText(text.body(), keyId).text(),
                MergeValues.seal(keyring, MergeValues.only(person.mergeValues(), fields)),
                person.language(),
                channel == ChannelName.SMS ? wording.segments(text) : 0);
    }

    /// Never past the deadline nor the end of the day's allowed hours. A push with a later step
    /// ends a minute before that step may begin.
    private Instant expiry(Broadcast broadcast, Message message, Instant now) {
        var life =
                switch (message.channel()) {
                    case PUSH -> pushLife(message);
                    case SMS -> settings.textValidity();
                    case EMAIL, SANDBOX -> settings.usualDeadline();
                };
        var end = earlier(now.plus(life), message.envelope().deadline());
        if (broadcast.kind() == Broadcast.Kind.TO_MYSELF) {
            return end;
        }
        var open =
                hours.next(
                        message.channel(),
                        broadcast.templateClass(),
                        broadcast.plan().branch(),
                        now);
        return earlier(end, open.arriveBy());
    }

    private Duration pushLife(Message message) {
        var step = message.standing().step();
        if (!message.hasStepAfter(step)) {
            return settings.pushLife();
        }
        var untilNext =
                message.envelope().steps().get(step).nextAfter().minus(settings.pushMargin());
        return untilNext.compareTo(settings.pushLife()) < 0 ? untilNext : settings.pushLife();
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
