package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Broadcast;
import org.jspecify.annotations.Nullable;

import java.util.stream.Collectors;

/// What an audit entry says of a broadcast: its template version, its audience query and its size,
/// without a name or a contact point.
public final class Dossier {

    private Dossier() {}

    /// One line, always in the same form.
    public static String of(Broadcast broadcast) {
        var clearance = broadcast.clearance();
        var approval = clearance.approval();
        return "template=%s; audience=%s; people=%s; segments=%s; approved=%s"
                .formatted(
                        broadcast.plan().template().text(),
                        of(broadcast.plan().audience()),
                        orNone(broadcast.frozen()),
                        orNone(broadcast.plannedSegments()),
                        approval == null
                                ? "-"
                                : "by %s for %d".formatted(approval.by(), approval.size()));
    }

    private static String of(AudienceQuery query) {
        var parts = query.parts().stream().map(Dossier::of).collect(Collectors.joining(", "));
        return query.source()
                + "@"
                + query.branch()
                + (query.filters().isEmpty() ? "" : query.filters())
                + (parts.isEmpty() ? "" : "(" + parts + ")");
    }

    private static String orNone(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
