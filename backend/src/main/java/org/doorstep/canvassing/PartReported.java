package org.doorstep.canvassing;

import java.time.Instant;
import java.util.UUID;

/// A report as it is kept, and the part as it stands now.
///
/// @param id the report's id
/// @param occurredAt when it occurred, as kept
/// @param timeAdjusted whether the time given was too far off and was clamped
/// @param part the part after this and every other report
public record PartReported(UUID id, Instant occurredAt, boolean timeAdjusted, WalkPart part) {}
