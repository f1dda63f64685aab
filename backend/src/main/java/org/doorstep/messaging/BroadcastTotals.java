package org.doorstep.messaging;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// How a broadcast stands: derived from its messages at this moment, never counted up separately.
///
/// @param frozen the size of the frozen audience, or null before it is counted
/// @param byState messages in each state; they sum to `frozen` once it is counted
/// @param sandbox of the messages, those whose best attempt went to the sandbox and so reached
///   nobody
/// @param reachedBy messages handed over or delivered, by the channel that did it, without the
///   sandbox
/// @param suppressedBecause suppressed messages by reason
/// @param shownTwice people whose push was acknowledged only after a later step had started
/// @param lateEvidence attempts about which something was learnt after their message was final
/// @param segmentsPlanned SMS segments as estimated when the audience was frozen, or null before
/// @param segmentsUsed SMS segments of the attempts that were made
public record BroadcastTotals(
        @Nullable Long frozen,
        Map<MessageState, Long> byState,
        long sandbox,
        Map<ChannelName, Long> reachedBy,
        Map<String, Long> suppressedBecause,
        long shownTwice,
        long lateEvidence,
        @Nullable Long segmentsPlanned,
        long segmentsUsed) {

    public BroadcastTotals {
        byState = Map.copyOf(byState);
        reachedBy = Map.copyOf(reachedBy);
        suppressedBecause = Map.copyOf(suppressedBecause);
    }

    /// All messages there are.
    public long messages() {
        return byState.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Messages in one state.
    public long in(MessageState state) {
        return byState.getOrDefault(state, 0L);
    }

    /// Messages whose state is final.
    public long settled() {
        return byState.entrySet().stream()
                .filter(entry -> entry.getKey().isFinal())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
