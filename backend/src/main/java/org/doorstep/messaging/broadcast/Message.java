package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.RecipientRef;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// One person in a broadcast, with every attempt to reach that person. Immutable; what it becomes
/// is worked out by [Settling].
///
/// @param envelope what was fixed when the audience was frozen
/// @param standing where it stands
/// @param attempts its attempts, the first one first
/// @param skips the steps that a rule closed, with the reason
/// @param movedFrom final states it has left on late evidence; each may be left once
/// @param forgotten whether the person is erased
/// @param revision counts the writes
public record Message(
        Envelope envelope,
        Standing standing,
        List<Attempt> attempts,
        List<Skip> skips,
        Set<MessageState> movedFrom,
        boolean forgotten,
        long revision) {

    public Message {
        attempts = List.copyOf(attempts);
        skips = List.copyOf(skips);
        movedFrom = Set.copyOf(movedFrom);
    }

    /// What was fixed when the audience was frozen.
    ///
    /// @param broadcast its broadcast
    /// @param personKey the person
    /// @param handle its name outside the ledger
    /// @param ref whom the source knows the person by
    /// @param steps the person's channels in fall-back order
    /// @param deadline after which nothing starts
    /// @param plannedSegments SMS segments it would take
    /// @param createdAt when it was frozen
    public record Envelope(
            BroadcastId broadcast,
            String personKey,
            String handle,
            RecipientRef ref,
            List<ChannelStep> steps,
            Instant deadline,
            int plannedSegments,
            Instant createdAt) {

        public Envelope {
            steps = List.copyOf(steps);
        }
    }

    /// Where it stands.
    ///
    /// @param state its state
    /// @param step the step that is being tried or comes next, from 0
    /// @param dueAt when the clock has to look at it: the earliest start (READY), the end of the
    ///   lease (CLAIMED), the next step or horizon (SENDING), the next look-up (AMBIGUOUS); null
    ///   when final
    /// @param reason why, in plain words, or null
    /// @param token who holds the claim, or null
    /// @param fence rises with every claim and every claim taken away
    /// @param behind the address claim of another message that this one waits for, or null
    public record Standing(
            MessageState state,
            int step,
            @Nullable Instant dueAt,
            @Nullable String reason,
            @Nullable String token,
            long fence,
            @Nullable String behind) {}

    /// A step that a rule closed.
    ///
    /// @param step which, from 0
    /// @param reason in plain words
    /// @param missing whether there simply was no address
    public record Skip(int step, String reason, boolean missing, Instant at) {}

    /// The id of a person's message in a broadcast.
    public static String id(BroadcastId broadcast, String personKey) {
        return broadcast.value() + "|" + personKey;
    }

    /// A message as the expansion writes it.
    ///
    /// @param dueAt when it may be claimed first
    /// @param reason why not at once, or null
    public static Message fresh(Envelope envelope, Instant dueAt, @Nullable String reason) {
        return new Message(
                envelope,
                new Standing(MessageState.READY, 0, dueAt, reason, null, 0, null),
                List.of(),
                List.of(),
                Set.of(),
                false,
                0);
    }

    /// Its id in the ledger.
    public String id() {
        return id(envelope.broadcast(), envelope.personKey());
    }

    /// Its state.
    public MessageState state() {
        return standing.state();
    }

    /// The channel of the step that is being tried or comes next.
    public ChannelName channel() {
        return envelope.steps().get(standing.step()).channel();
    }

    /// Whether a step follows this one.
    public boolean hasStepAfter(int step) {
        return step + 1 < envelope.steps().size();
    }

    /// Whether a call of it may be under way.
    public boolean isOpen() {
        return attempts.stream().anyMatch(Attempt::isOpen);
    }

    /// The latest attempt, or null before the first.
    public @Nullable Attempt latest() {
        return attempts.isEmpty() ? null : attempts.getLast();
    }

    /// The push in doubt that its next claim has to repeat, or null.
    public @Nullable Attempt toRepeat() {
        var last = latest();
        return last != null
                        && last.channel() == ChannelName.PUSH
                        && last.state() == AttemptState.AMBIGUOUS
                        && last.step() == standing.step()
                ? last
                : null;
    }

    /// Which rule allows an attempt now.
    public Attempt.Follows follows() {
        var last = latest();
        if (last == null) {
            return Attempt.Follows.FIRST;
        }
        return switch (last.state()) {
            case NOT_CALLED -> Attempt.Follows.NEVER_CALLED;
            case UNDELIVERED, FAILED -> Attempt.Follows.REFUSED;
            case SENT, FAILED_UNKNOWN -> Attempt.Follows.PUSH_EXPIRED;
            case OPEN, AMBIGUOUS, SENDING, DELIVERED ->
                    throw new IllegalStateException(
                            "the attempt before can still reach the person");
        };
    }

    /// The attempt that says most about whether the person was reached, or null before the first:
    /// delivered before handed over before unknown, of equal ones the later.
    public @Nullable Attempt best() {
        Attempt best = null;
        for (var attempt : attempts) {
            if (best == null || merit(attempt) >= merit(best)) {
                best = attempt;
            }
        }
        return best;
    }

    /// Whether the app acknowledged a push although another attempt had started and may have
    /// reached the person as well.
    public boolean isShownTwice() {
        return attempts.stream()
                .filter(one -> one.state() == AttemptState.DELIVERED)
                .anyMatch(one ->
                        attempts.stream()
                                .anyMatch(other ->
                                        other.n() > one.n() && other.state().mayHaveReached()));
    }

    /// SMS segments of the attempts that a provider was called for.
    public int segmentsUsed() {
        return attempts.stream()
                .filter(attempt -> attempt.state() != AttemptState.NOT_CALLED)
                .mapToInt(attempt -> attempt.trace().segments())
                .sum();
    }

    Message with(Standing next) {
        return new Message(envelope, next, attempts, skips, movedFrom, forgotten, revision);
    }

    /// The message with a new attempt, about to be made.
    public Message attempting(Attempt added) {
        var all = new ArrayList<>(attempts);
        all.add(added);
        return withAttempts(all);
    }

    /// The message with further calls of one of its attempts, about to be made.
    public Message repeating(int n, List<Call> calls) {
        return changing(n, attempt -> attempt.repeated(calls));
    }

    Message withAttempts(List<Attempt> changed) {
        return new Message(envelope, standing, changed, skips, movedFrom, forgotten, revision);
    }

    /// The message with one attempt changed.
    Message changing(int n, UnaryOperator<Attempt> change) {
        return withAttempts(
                attempts.stream().map(one -> one.n() == n ? change.apply(one) : one).toList());
    }

    Message with(Skip added) {
        var all = new ArrayList<>(skips);
        all.add(added);
        return new Message(envelope, standing, attempts, all, movedFrom, forgotten, revision);
    }

    Message leaving(MessageState left) {
        var all = EnumSet.of(left);
        all.addAll(movedFrom);
        return new Message(envelope, standing, attempts, skips, all, forgotten, revision);
    }

    Message forgetting() {
        return new Message(envelope, standing, attempts, skips, movedFrom, true, revision);
    }

    /// The same message one write later.
    public Message revised() {
        return new Message(envelope, standing, attempts, skips, movedFrom, forgotten, revision + 1);
    }

    private static int merit(Attempt attempt) {
        return switch (attempt.state()) {
            case DELIVERED -> 8;
            case SENT -> 7;
            case SENDING -> 6;
            case FAILED_UNKNOWN -> 5;
            case AMBIGUOUS -> 4;
            case OPEN -> 3;
            case UNDELIVERED -> 2;
            case FAILED -> 1;
            case NOT_CALLED -> 0;
        };
    }
}
