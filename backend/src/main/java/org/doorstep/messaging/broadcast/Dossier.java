package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Broadcast;
import org.jspecify.annotations.Nullable;

import java.util.TreeMap;
import java.util.stream.Collectors;

/// What an audit entry says of a broadcast: its template version, its audience query and its size,
/// without a name or a contact point.
public final class Dossier {

    private Dossier() {}

    /// One line, always in the same form.
    public static String of(Broadcast broadcast) {
        var clearance = broadcast.clearance();
        var approval = clearance.approval();
        return "%speople=%s; segments=%s; approved=%s"
                .formatted(
                        plan(broadcast),
                        orNone(broadcast.frozen()),
                        orNone(broadcast.plannedSegments()),
                        approval == null
                                ? "-"
                                : "by %s for %d".formatted(approval.by(), approval.size()));
    }

    /// The part of it that stays the same from launch on: template version and audience query.
    static String plan(Broadcast broadcast) {
        var plan = broadcast.plan();
        return "template=%s; audience=%s; ".formatted(plan.template().text(), of(plan.audience()));
    }

    private static String of(AudienceQuery query) {
        var parts = query.parts().stream().map(Dossier::of).collect(Collectors.joining(", "));
        return query.source()
                + "@"
                + query.branch()
                + (query.filters().isEmpty() ? "" : new TreeMap<>(query.filters()))
                + (parts.isEmpty() ? "" : "(" + parts + ")");
    }

    private static String orNone(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
