package org.doorstep.canvassing.assignment;

import org.doorstep.canvassing.AssignmentId;
import org.doorstep.canvassing.PartState;
import org.doorstep.canvassing.StreetPartId;
import org.doorstep.canvassing.WalkPart;
import org.doorstep.security.AccountId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// A report as it is kept; never changed.
///
/// @param occurredAt when it occurred, clamped where the phone's clock was too far off
/// @param timeAdjusted whether it was clamped
/// @param late whether it came when the assignment was over; such a one decides nothing
public record KeptReport(
        UUID id,
        AssignmentId assignment,
        StreetPartId part,
        PartState result,
        int doorsDone,
        @Nullable String reason,
        Instant occurredAt,
        boolean timeAdjusted,
        boolean late,
        AccountId by,
        Instant receivedAt) {

    private static final Comparator<KeptReport> BY_OCCURRENCE =
            Comparator.comparing(KeptReport::occurredAt)
                    .thenComparing(KeptReport::receivedAt)
                    .thenComparing(report -> report.id().toString());

    /// The part as these reports leave it: the one that occurred last decides, of two at the same
    /// time the one received last.
    public static WalkPart fold(WalkPart part, List<KeptReport> reports) {
        return reports.stream()
                .filter(report -> !report.late())
                .max(BY_OCCURRENCE)
                .map(last ->
                        part.reported(
                                last.result(), last.doorsDone(), last.reason(), last.occurredAt()))
                .orElse(part);
    }

    /// Whether it says the same of the same part.
    public boolean says(KeptReport other) {
        return assignment.equals(other.assignment)
                && part.equals(other.part)
                && result == other.result
                && doorsDone == other.doorsDone
                && by.equals(other.by);
    }
}
