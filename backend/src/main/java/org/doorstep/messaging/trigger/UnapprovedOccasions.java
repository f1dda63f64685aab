package org.doorstep.messaging.trigger;

import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.Occasion;
import org.doorstep.messaging.OccasionSource;
import org.doorstep.messaging.broadcast.BroadcastStore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The occasions `approval-missing`: a broadcast whose time has come and that nobody has approved.
/// The agents of its branch are told. Safe for use by many threads.
final class UnapprovedOccasions implements OccasionSource {

    private final BroadcastStore broadcasts;

    UnapprovedOccasions(BroadcastStore broadcasts) {
        this.broadcasts = broadcasts;
    }

    @Override
    public String kind() {
        return "approval-missing";
    }

    @Override
    public List<Occasion> due(Instant now) {
        return broadcasts.open().stream()
                .filter(Broadcast::awaitsApproval)
                .filter(one -> {
                    var at = one.plan().scheduledFor();
                    return at == null || !at.isAfter(now);
                })
                .map(UnapprovedOccasions::occasion)
                .toList();
    }

    @Override
    public boolean stands(String key) {
        return broadcasts.find(new BroadcastId(key)).filter(Broadcast::awaitsApproval).isPresent();
    }

    private static Occasion occasion(Broadcast waiting) {
        var plan = waiting.plan();
        return new Occasion(
                waiting.id().value(),
                plan.branch(),
                "Waits for approval: " + plan.title(),
                new AudienceQuery("volunteers", plan.branch(), Map.of("role", List.of("AGENT"))),
                Objects.requireNonNull(waiting.deadline()));
    }
}
