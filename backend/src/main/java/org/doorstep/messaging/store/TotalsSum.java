package org.doorstep.messaging.store;

import org.bson.Document;
import org.doorstep.messaging.BroadcastTotals;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// Adds up the groups of the one aggregation behind the totals.
final class TotalsSum {

    private final @Nullable Long frozen;
    private final @Nullable Long planned;
    private final Map<MessageState, Long> byState = new EnumMap<>(MessageState.class);
    private final Map<ChannelName, Long> reachedBy = new EnumMap<>(ChannelName.class);
    private final Map<String, Long> because = new TreeMap<>();
    private long sandbox;
    private long twice;
    private long late;
    private long segments;

    TotalsSum(@Nullable Long frozen, @Nullable Long planned) {
        this.frozen = frozen;
        this.planned = planned;
    }

    void take(Document group) {
        var key = group.get("_id", Document.class);
        var n = Fields.number(group, "n");
        var state = MessageState.valueOf(key.getString("state"));
        byState.merge(state, n, Long::sum);
        twice += Fields.number(group, "twice");
        late += Fields.number(group, "late");
        segments += Fields.number(group, "segments");
        var inSandbox = key.getBoolean("sandbox", false);
        if (inSandbox) {
            sandbox += n;
        }
        var reached = Fields.enumOrNull(ChannelName.class, key, "reached");
        var handedOver = state == MessageState.DELIVERED || state == MessageState.SENT;
        if (handedOver && !inSandbox && reached != null) {
            reachedBy.merge(reached, n, Long::sum);
        }
        var why = key.getString("why");
        if (why != null && !why.isEmpty()) {
            because.merge(why, n, Long::sum);
        }
    }

    BroadcastTotals totals() {
        return new BroadcastTotals(
                frozen, byState, sandbox, reachedBy, because, twice, late, planned, segments);
    }
}
