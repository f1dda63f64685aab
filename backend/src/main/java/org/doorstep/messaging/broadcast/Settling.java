package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.channel.SendResult;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/// What a message becomes: the one place where its state follows from its attempts. Every function
/// is pure, so the same lesson learnt twice, or in another order, ends in the same place. Safe for
/// use by many threads.
///
/// The heart: at any instant at most one attempt can still reach the person. The next one starts
/// only after the earlier is (a) never called or proven absent, (b) refused or finally undelivered,
/// or (c) a push whose expiry has passed without an acknowledgement.
public final class Settling {

    /// How long a message waits when the account it would go through cannot send.
    private static final Duration HALTED_WAIT = Duration.ofMinutes(1);

    private final Horizons horizons;

    public Settling(Horizons horizons) {
        this.horizons = horizons;
    }

    /// How long evidence is awaited.
    ///
    /// @param email after which an e-mail without a bounce counts as handed over
    /// @param textAfterValidity added to a text's validity
    /// @param doubt after which nothing stays in doubt
    public record Horizons(Duration email, Duration textAfterValidity, Duration doubt) {}

    /// The message after a lesson. Nothing changes where it says nothing new.
    public Message learn(Message message, Lesson lesson, Instant now) {
        var taught = taught(message, lesson, now);
        if (message.state().isFinal()) {
            taught = markLate(message, taught);
        }
        var after = lesson instanceof Lesson.Abandoned ? unclaimed(taught, now) : taught;
        return after.equals(message) ? message : settle(after, retryAfter(lesson), now);
    }

    /// The message as its attempts and the clock have it.
    public Message settle(Message message, Instant now) {
        return settle(message, null, now);
    }

    /// Time has passed: horizons and the end of doubt are applied.
    public Message tick(Message message, Instant now) {
        var changed = message;
        for (var attempt : message.attempts()) {
            if (attempt.state() == AttemptState.SENDING
                    && !now.isBefore(horizon(message, attempt))) {
                changed = changed.changing(attempt.n(), one -> one.raised(AttemptState.SENT, now));
            }
            if (attempt.state() == AttemptState.AMBIGUOUS
                    && !now.isBefore(endOfDoubt(message, attempt))) {
                changed =
                        changed.changing(
                                attempt.n(), one -> one.raised(AttemptState.FAILED_UNKNOWN, now));
            }
        }
        return settle(changed, null, now);
    }

    /// A claim given back without an attempt, to be taken up again.
    public Message waiting(Message message, Instant dueAt, @Nullable String reason) {
        return ready(message, message.standing().step(), dueAt, reason);
    }

    /// A claim given back because another message holds the address: it waits for that one.
    ///
    /// @param claim the address claim it waits for
    public Message waitingBehind(Message message, String claim, Instant dueAt, String reason) {
        var waiting = ready(message, message.standing().step(), dueAt, reason);
        var now = waiting.standing();
        return waiting.with(
                new Message.Standing(
                        now.state(),
                        now.step(),
                        now.dueAt(),
                        now.reason(),
                        null,
                        now.fence(),
                        claim));
    }

    /// A step closed by a rule: on to the next channel, or the end. A push in doubt that a rule
    /// forbids to repeat is waited out first.
    public Message skipping(Message message, String reason, boolean missing, Instant now) {
        var step = message.standing().step();
        var noted = message.with(new Message.Skip(step, reason, missing, now));
        var doubtful = message.toRepeat();
        if (doubtful != null) {
            return standing(
                    noted, MessageState.AMBIGUOUS, step, endOfDoubt(message, doubtful), reason);
        }
        return message.hasStepAfter(step)
                ? ready(noted, step + 1, now, reason)
                : ending(noted, MessageState.SUPPRESSED, tellingSkip(noted), now);
    }

    /// The end of a message that waits or is claimed without an open attempt: the best its attempts
    /// reached, or the wanted state where nothing was tried.
    public Message ending(Message message, MessageState wanted, String reason, Instant now) {
        var settled =
                message.withAttempts(
                        message.attempts().stream()
                                .map(one ->
                                        one.state() == AttemptState.AMBIGUOUS
                                                ? one.raised(AttemptState.FAILED_UNKNOWN, now)
                                                : one)
                                .toList());
        var reached = reached(settled);
        return last(settled, reached == null ? wanted : reached, reason);
    }

    /// A message whose person is erased: what could lead back is emptied now or when it ends.
    public Message forgetting(Message message) {
        var marked = message.forgetting();
        return marked.state().isFinal() ? scrubbed(marked) : marked;
    }

    /// A text still in doubt, to be looked up again, at the latest at the end of doubt.
    public Message lookingAgain(Message message, int n, Instant at) {
        var end =
                message.attempts().stream()
                        .filter(one -> one.n() == n)
                        .map(one -> endOfDoubt(message, one))
                        .findFirst()
                        .orElse(at);
        return standing(
                message,
                MessageState.AMBIGUOUS,
                message.standing().step(),
                at.isBefore(end) ? at : end,
                message.standing().reason());
    }

    /// When evidence about an attempt that the provider has is no longer awaited, or its next step
    /// is due.
    public Instant horizon(Message message, Attempt attempt) {
        if (attempt.channel() == ChannelName.PUSH) {
            return pushOver(message, attempt);
        }
        if (attempt.sandbox()) {
            return attempt.startedAt();
        }
        return attempt.channel() == ChannelName.SMS
                ? attempt.expiry().plus(horizons.textAfterValidity())
                : attempt.startedAt().plus(horizons.email());
    }

    private Message settle(Message message, @Nullable Duration retryAfter, Instant now) {
        if (message.state().isFinal()) {
            return move(message);
        }
        if (message.attempts().stream().anyMatch(one -> one.state() == AttemptState.DELIVERED)) {
            return last(message, MessageState.DELIVERED, null);
        }
        if (message.isOpen()) {
            return message;
        }
        var awaited = awaited(message);
        return awaited == null
                ? onwards(message, retryAfter, now)
                : awaiting(message, awaited, now);
    }

    /// The attempt that is in doubt or awaits evidence, the doubtful one first.
    private static @Nullable Attempt awaited(Message message) {
        return message.attempts().stream()
                .filter(one ->
                        one.state() == AttemptState.AMBIGUOUS
                                || one.state() == AttemptState.SENDING
                                || one.state() == AttemptState.OPEN)
                .min(Comparator.comparing(Attempt::state))
                .orElse(null);
    }

    private Message awaiting(Message message, Attempt attempt, Instant now) {
        if (attempt.state() == AttemptState.SENDING) {
            return !now.isBefore(horizon(message, attempt))
                    ? tick(message, now)
                    : standing(
                            message,
                            MessageState.SENDING,
                            attempt.step(),
                            horizon(message, attempt),
                            null);
        }
        return switch (attempt.channel()) {
            case PUSH -> doubtfulPush(message, attempt, now);
            case SMS -> doubtfulText(message, attempt, now);
            case EMAIL, SANDBOX ->
                    settle(
                            message.changing(
                                    attempt.n(),
                                    one -> one.raised(AttemptState.FAILED_UNKNOWN, now)),
                            null,
                            now);
        };
    }

    private Message doubtfulPush(Message message, Attempt attempt, Instant now) {
        if (!now.isBefore(endOfDoubt(message, attempt))) {
            return tick(message, now);
        }
        if (attempt.devicesToRepeat().isEmpty()) {
            return standing(
                    message,
                    MessageState.AMBIGUOUS,
                    attempt.step(),
                    endOfDoubt(message, attempt),
                    "in doubt until the push expires");
        }
        return message.state() == MessageState.READY || claimedToRepeat(message, attempt)
                ? message
                : ready(
                        message,
                        attempt.step(),
                        now.plus(backOff(attempt)),
                        "in doubt, to be repeated");
    }

    /// Whether a worker has it in hand for the repeat and has not written the calls down yet.
    private static boolean claimedToRepeat(Message message, Attempt attempt) {
        var fence = message.standing().fence();
        return message.state() == MessageState.CLAIMED
                && attempt.calls().stream().noneMatch(call -> call.fence() == fence);
    }

    private Message doubtfulText(Message message, Attempt attempt, Instant now) {
        if (!now.isBefore(endOfDoubt(message, attempt))) {
            return tick(message, now);
        }
        return message.state() == MessageState.AMBIGUOUS
                ? message
                : standing(
                        message,
                        MessageState.AMBIGUOUS,
                        attempt.step(),
                        now,
                        "in doubt, to be looked up at the provider");
    }

    /// Nothing is open, in doubt or awaited: the same step again, the next one, or the end.
    private Message onwards(Message message, @Nullable Duration retryAfter, Instant now) {
        var last = message.latest();
        if (last == null || last.step() < message.standing().step()) {
            return message;
        }
        if (message.attempts().stream().anyMatch(Settling::settlesForGood)) {
            return finish(message, null);
        }
        return switch (last.state()) {
            case NOT_CALLED -> again(message, last, retryAfter, now);
            case UNDELIVERED, FAILED ->
                    message.hasStepAfter(last.step())
                            ? ready(message, last.step() + 1, now, refusedOn(last))
                            : finish(message, refusedOn(last));
            default -> afterPush(message, last, now);
        };
    }

    private Message again(Message message, Attempt last, @Nullable Duration wait, Instant now) {
        var due = now.plus(wait == null ? backOff(last) : wait);
        var why = last.calls().getLast().detail();
        return message.state() == MessageState.READY
                ? message
                : ready(message, last.step(), due, why == null ? "not sent yet" : why);
    }

    private Message afterPush(Message message, Attempt push, Instant now) {
        if (!message.hasStepAfter(push.step())) {
            return finish(message, null);
        }
        var due = pushOver(message, push);
        return ready(
                message,
                push.step() + 1,
                due.isBefore(now) ? now : due,
                "the push was not acknowledged in time");
    }

    private Message finish(Message message, @Nullable String reason) {
        var reached = reached(message);
        return last(message, reached == null ? MessageState.FAILED : reached, reason);
    }

    /// Late evidence may move `FAILED_UNKNOWN` and `SENT`, once each, to another final state.
    private Message move(Message message) {
        var from = message.state();
        var reached = reached(message);
        var movable = from == MessageState.FAILED_UNKNOWN || from == MessageState.SENT;
        if (!movable || reached == null || reached == from || message.movedFrom().contains(from)) {
            return scrubbed(message);
        }
        return last(message.leaving(from), reached, "learnt late");
    }

    private static Message taught(Message message, Lesson lesson, Instant now) {
        return switch (lesson) {
            case Lesson.Returned(var n, var results) ->
                    message.changing(n, one -> one.returned(results, now));
            case Lesson.Reported(var n, var event, var id) ->
                    message.changing(n, one -> one.reported(event, id, now));
            case Lesson.Shown() -> shown(message, now);
            case Lesson.Absent(var n) ->
                    message.changing(n, one -> one.raised(AttemptState.NOT_CALLED, now));
            case Lesson.Unprovable(var n) ->
                    message.changing(n, one -> one.raised(AttemptState.FAILED_UNKNOWN, now));
            case Lesson.Abandoned() ->
                    message.withAttempts(
                            message.attempts().stream().map(one -> one.abandoned(now)).toList());
        };
    }

    /// An acknowledgement speaks of the latest push.
    private static Message shown(Message message, Instant now) {
        return message.attempts().reversed().stream()
                .filter(one -> one.channel() == ChannelName.PUSH)
                .findFirst()
                .map(push -> message.changing(push.n(), one -> one.acknowledged(now)))
                .orElse(message);
    }

    /// An attempt that was still open when its message became final goes on recording; what rises
    /// after that is marked as late.
    private static Message markLate(Message before, Message after) {
        var marked = after;
        for (var i = 0; i < after.attempts().size(); i++) {
            var old = before.attempts().get(i);
            var now = after.attempts().get(i);
            if (old.state() != now.state() && old.state() != AttemptState.OPEN
                    || old.learnt().conflict() != now.learnt().conflict()) {
                marked = marked.changing(now.n(), Attempt::late);
            }
        }
        return marked;
    }

    private static Message unclaimed(Message message, Instant now) {
        return message.state() == MessageState.CLAIMED && !message.isOpen()
                ? ready(message, message.standing().step(), now, null)
                : message;
    }

    private static boolean settlesForGood(Attempt attempt) {
        return attempt.channel() != ChannelName.PUSH
                && (attempt.state() == AttemptState.SENT
                        || attempt.state() == AttemptState.FAILED_UNKNOWN);
    }

    /// The instant from which a push can no longer be shown and its next step may start.
    private static Instant pushOver(Message message, Attempt push) {
        if (!message.hasStepAfter(push.step())) {
            return push.expiry();
        }
        var next = push.startedAt().plus(message.envelope().steps().get(push.step()).nextAfter());
        return next.isAfter(push.expiry()) ? next : push.expiry();
    }

    private Instant endOfDoubt(Message message, Attempt attempt) {
        var end = attempt.startedAt().plus(horizons.doubt());
        var deadline = message.envelope().deadline();
        var earlier = end.isBefore(deadline) ? end : deadline;
        return attempt.channel() == ChannelName.PUSH && attempt.expiry().isBefore(earlier)
                ? attempt.expiry()
                : earlier;
    }

    /// 1, 2, 4 … 64 s by the calls already made, so that a provider in trouble is left alone.
    private static Duration backOff(Attempt attempt) {
        return Duration.ofSeconds(1L << Math.min(attempt.calls().size() + attempt.n() - 2, 6));
    }

    /// The longest time that a provider wants to be left alone, or null where none says.
    private static @Nullable Duration retryAfter(Lesson lesson) {
        if (!(lesson instanceof Lesson.Returned(var _, var results))) {
            return null;
        }
        Duration longest = null;
        for (var result : results.values()) {
            var wait =
                    switch (result) {
                        case SendResult.NotCalled(var _, var asked) -> asked;
                        case SendResult.Refused(var _, var effect)
                                when effect == SendResult.RefusalEffect.HALT_SENDER ->
                                HALTED_WAIT;
                        default -> null;
                    };
            longest =
                    wait != null && (longest == null || wait.compareTo(longest) > 0)
                            ? wait
                            : longest;
        }
        return longest;
    }

    private static @Nullable MessageState reached(Message message) {
        var best = message.best();
        return best == null
                ? null
                : switch (best.state()) {
                    case DELIVERED -> MessageState.DELIVERED;
                    case SENT, SENDING -> MessageState.SENT;
                    case FAILED_UNKNOWN, AMBIGUOUS, OPEN -> MessageState.FAILED_UNKNOWN;
                    case UNDELIVERED -> MessageState.UNDELIVERED;
                    case FAILED -> MessageState.FAILED;
                    case NOT_CALLED -> null;
                };
    }

    private static String tellingSkip(Message message) {
        return message.skips().stream()
                .filter(skip -> !skip.missing())
                .findFirst()
                .orElse(message.skips().getLast())
                .reason();
    }

    private static String refusedOn(Attempt attempt) {
        var code = attempt.learnt().code();
        return attempt.channel() + (code == null ? " failed" : " failed: " + code);
    }

    private static Message ready(Message message, int step, Instant due, @Nullable String reason) {
        return standing(message, MessageState.READY, step, due, reason);
    }

    private static Message last(Message message, MessageState state, @Nullable String reason) {
        return scrubbed(standing(message, state, message.standing().step(), null, reason));
    }

    private static Message scrubbed(Message message) {
        return message.forgotten() && !message.isOpen()
                ? message.withAttempts(message.attempts().stream().map(Attempt::forgotten).toList())
                : message;
    }

    /// Whoever takes a message out of `CLAIMED` adds 1 to the fence, so that the holder of the
    /// claim can start nothing more.
    private static Message standing(
            Message message,
            MessageState state,
            int step,
            @Nullable Instant due,
            @Nullable String reason) {
        var old = message.standing();
        var fence = old.state() == MessageState.CLAIMED ? old.fence() + 1 : old.fence();
        return message.with(new Message.Standing(state, step, due, reason, null, fence, null));
    }
}
