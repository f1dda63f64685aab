package org.doorstep.console.broadcasts;

import org.doorstep.messaging.BroadcastTotals;
import org.doorstep.messaging.MessageState;

import java.util.ArrayList;
import java.util.List;

/// Totals of a broadcast as one stacked bar.
///
/// @param messages all messages there are
/// @param settled those that are final
/// @param slices what the bar is made of, without empty ones
record Funnel(long messages, long settled, List<Slice> slices) {

    Funnel {
        slices = List.copyOf(slices);
    }

    /// A piece of the bar.
    ///
    /// @param key which states, for its word
    /// @param style the state's style
    /// @param count how many messages
    /// @param states the states it holds, for the list of persons
    /// @param from where it begins, of a hundred
    /// @param share how wide it is, of a hundred
    record Slice(
            String key,
            String style,
            long count,
            List<MessageState> states,
            double from,
            double share) {}

    static Funnel of(BroadcastTotals totals) {
        var slices = new ArrayList<Slice>();
        add(slices, totals, "delivered", "done", MessageState.DELIVERED);
        add(slices, totals, "sent", "sent", MessageState.SENT);
        add(slices, totals, "sending", "going", MessageState.SENDING, MessageState.CLAIMED);
        add(slices, totals, "waiting", "waiting", MessageState.READY);
        add(slices, totals, "doubt", "doubt", MessageState.AMBIGUOUS, MessageState.FAILED_UNKNOWN);
        add(slices, totals, "failed", "failed", MessageState.UNDELIVERED, MessageState.FAILED);
        add(
                slices,
                totals,
                "refused",
                "refused",
                MessageState.SUPPRESSED,
                MessageState.EXPIRED,
                MessageState.CANCELLED);
        return new Funnel(totals.messages(), totals.settled(), slices);
    }

    /// How much of it is settled, of a hundred.
    public long percent() {
        return messages == 0 ? 0 : 100 * settled / messages;
    }

    private static void add(
            List<Slice> slices,
            BroadcastTotals totals,
            String key,
            String style,
            MessageState... states) {
        var count = 0L;
        for (var state : states) {
            count += totals.in(state);
        }
        if (count > 0) {
            var before = slices.isEmpty() ? 0 : slices.getLast().from() + slices.getLast().share();
            var share = 100.0 * count / totals.messages();
            slices.add(new Slice(key, style, count, List.of(states), before, share));
        }
    }
}
