package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.channel.ProviderEvent;
import org.doorstep.messaging.channel.SendResult;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// One try on one channel, inside its message. Immutable.
///
/// @param n its number in the message, from 1
/// @param step the step of the fall-back order it belongs to, from 0
/// @param channel the channel of that step
/// @param sandbox whether a sandbox stood in for the channel
/// @param follows what closed the attempt before it
/// @param fence the fence of the claim that opened it
/// @param startedAt when it was written down, before any call
/// @param expiry after which it must not arrive; a repeat carries only what is left of it
/// @param state what is known about it
/// @param trace what was sent where, as hashes
/// @param calls its provider calls, in the order they were written down
/// @param learnt what else is known
public record Attempt(
        int n,
        int step,
        ChannelName channel,
        boolean sandbox,
        Follows follows,
        long fence,
        Instant startedAt,
        Instant expiry,
        AttemptState state,
        Trace trace,
        List<Call> calls,
        Learnt learnt) {

    public Attempt {
        calls = List.copyOf(calls);
    }

    /// Which rule allowed this attempt although there was one before.
    public enum Follows {
        /// There was none.
        FIRST,
        /// (a) The one before was never called, or is proven absent.
        NEVER_CALLED,
        /// (b) The provider refused it or finally failed to deliver it.
        REFUSED,
        /// (c) It was a push whose expiry passed without an acknowledgement.
        PUSH_EXPIRED
    }

    /// What was sent where, without saying it: emptied when the person is erased.
    ///
    /// @param addressHash hash of the address under the broadcast's key; null for a push, or erased
    /// @param textHash hash of the rendered text under the same key, or null where erased
    /// @param mergeValues the values filled in, encrypted, or null where erased
    /// @param language the language it was rendered in
    /// @param segments SMS segments, 0 on other channels
    public record Trace(
            @Nullable String addressHash,
            @Nullable String textHash,
            @Nullable String mergeValues,
            Language language,
            int segments) {

        Trace forgotten() {
            return new Trace(null, null, null, language, segments);
        }
    }

    /// What evidence has said so far.
    ///
    /// @param closedAt when the state last rose, or null while open
    /// @param code the provider's error code, or null
    /// @param status the highest status the provider has reported, or null
    /// @param raw the provider's own word for it, or null
    /// @param acknowledgedAt when the app said it was shown, or null
    /// @param late whether something was learnt after the message was final
    /// @param conflict a last state that came after another one and was not believed, or null
    public record Learnt(
            @Nullable Instant closedAt,
            @Nullable String code,
            ProviderEvent.@Nullable Status status,
            @Nullable String raw,
            @Nullable Instant acknowledgedAt,
            boolean late,
            @Nullable AttemptState conflict) {

        /// Nothing yet.
        public static final Learnt NOTHING = new Learnt(null, null, null, null, null, false, null);
    }

    /// Whether a call of it may be under way.
    public boolean isOpen() {
        return calls.stream().anyMatch(Call::isOpen);
    }

    /// The installations that a repeat of this push has to call: the latest call of each is in
    /// doubt or was not made.
    public Set<String> devicesToRepeat() {
        var latest = new LinkedHashMap<String, Call>();
        calls.forEach(call -> latest.put(call.device(), call));
        return latest.values().stream()
                .filter(Call::isRepeatable)
                .map(Call::device)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The attempt with further calls written down.
    public Attempt repeated(List<Call> more) {
        var all = new ArrayList<>(calls);
        all.addAll(more);
        return withCalls(all);
    }

    /// What calls gave, by their places in the list.
    Attempt returned(Map<Integer, SendResult> results, Instant now) {
        var changed = new ArrayList<>(calls);
        var next = this;
        for (var entry : results.entrySet()) {
            changed.set(entry.getKey(), calls.get(entry.getKey()).returned(entry.getValue()));
            if (entry.getValue() instanceof SendResult.Refused(var code, var _)
                    && next.learnt.code() == null) {
                next = next.withLearnt(next.learntCode(code));
            }
        }
        return next.withCalls(changed).byCalls(now);
    }

    /// What a provider reports.
    Attempt reported(ProviderEvent event, @Nullable String providerId, Instant now) {
        var changed = new ArrayList<>(calls);
        var last = changed.size() - 1;
        changed.set(last, changed.get(last).knownToProvider(providerId));
        var known = withCalls(changed).withLearnt(reading(event));
        return switch (event.status()) {
            case ACCEPTED, SENDING, SENT -> known.accepted(now);
            case DELIVERED -> known.raised(AttemptState.DELIVERED, now);
            case UNDELIVERED -> known.raised(AttemptState.UNDELIVERED, now);
            case FAILED -> known.raised(AttemptState.FAILED, now);
        };
    }

    /// The app has shown it.
    Attempt acknowledged(Instant now) {
        var next = raised(AttemptState.DELIVERED, now);
        var k = next.learnt;
        return k.acknowledgedAt() != null
                ? next
                : next.withLearnt(
                        new Learnt(
                                k.closedAt(),
                                k.code(),
                                k.status(),
                                k.raw(),
                                now,
                                k.late(),
                                k.conflict()));
    }

    /// Whoever made the open calls is gone: nobody knows what became of them.
    Attempt abandoned(Instant now) {
        var doubt = new SendResult.InDoubt("the sender stopped during the call");
        return withCalls(
                        calls.stream()
                                .map(call -> call.isOpen() ? call.returned(doubt) : call)
                                .toList())
                .byCalls(now);
    }

    /// The attempt in a state that says more, or itself where the state says no more.
    Attempt raised(AttemptState next, Instant now) {
        if (next.above(state)) {
            return withState(next, now);
        }
        var contradicts = next.isLast() && state.isLast() && next != state;
        return contradicts && learnt.conflict() == null
                ? withLearnt(
                        new Learnt(
                                learnt.closedAt(),
                                learnt.code(),
                                learnt.status(),
                                learnt.raw(),
                                learnt.acknowledgedAt(),
                                learnt.late(),
                                next))
                : this;
    }

    /// Marks that this was learnt after the message was final.
    Attempt late() {
        return withLearnt(
                new Learnt(
                        learnt.closedAt(),
                        learnt.code(),
                        learnt.status(),
                        learnt.raw(),
                        learnt.acknowledgedAt(),
                        true,
                        learnt.conflict()));
    }

    /// Empties what could lead back to the person.
    Attempt forgotten() {
        return new Attempt(
                n,
                step,
                channel,
                sandbox,
                follows,
                fence,
                startedAt,
                expiry,
                state,
                trace.forgotten(),
                calls.stream().map(Call::forgotten).toList(),
                learnt);
    }

    private Attempt byCalls(Instant now) {
        if (has(Call.State.ACCEPTED)) {
            return accepted(now);
        }
        if (isOpen()) {
            return this;
        }
        if (has(Call.State.IN_DOUBT)) {
            return raised(AttemptState.AMBIGUOUS, now);
        }
        return raised(
                has(Call.State.NOT_CALLED) ? AttemptState.NOT_CALLED : AttemptState.FAILED, now);
    }

    /// Acceptance learnt after all hope was given up is the most that will ever be known.
    private Attempt accepted(Instant now) {
        return raised(
                state == AttemptState.FAILED_UNKNOWN ? AttemptState.SENT : AttemptState.SENDING,
                now);
    }

    private boolean has(Call.State wanted) {
        return calls.stream().anyMatch(call -> call.state() == wanted);
    }

    private Learnt reading(ProviderEvent event) {
        var known = learnt.status();
        if (known != null && known.compareTo(event.status()) >= 0) {
            return learnt;
        }
        return new Learnt(
                learnt.closedAt(),
                event.code() == null || state.isLast() ? learnt.code() : event.code(),
                event.status(),
                event.raw(),
                learnt.acknowledgedAt(),
                learnt.late(),
                learnt.conflict());
    }

    private Learnt learntCode(String code) {
        return new Learnt(
                learnt.closedAt(),
                code,
                learnt.status(),
                learnt.raw(),
                learnt.acknowledgedAt(),
                learnt.late(),
                learnt.conflict());
    }

    private Attempt withState(AttemptState next, Instant now) {
        return new Attempt(
                n,
                step,
                channel,
                sandbox,
                follows,
                fence,
                startedAt,
                expiry,
                next,
                trace,
                calls,
                new Learnt(
                        now,
                        learnt.code(),
                        learnt.status(),
                        learnt.raw(),
                        learnt.acknowledgedAt(),
                        learnt.late(),
                        learnt.conflict()));
    }

    private Attempt withCalls(List<Call> changed) {
        return new Attempt(
                n, step, channel, sandbox, follows, fence, startedAt, expiry, state, trace, changed,
                learnt);
    }

    private Attempt withLearnt(Learnt changed) {
        return Objects.equals(learnt, changed)
                ? this
                : new Attempt(
                        n, step, channel, sandbox, follows, fence, startedAt, expiry, state, trace,
                        calls, changed);
    }
}
