package org.doorstep.campaigns;

import org.doorstep.kernel.DomainFact;

import java.time.Instant;

/// A shift has been moved or called off.
///
/// @param shift which
/// @param startedAt when it was to start until then
/// @param occurredAt when it was changed
public record ShiftChanged(ShiftId shift, Instant startedAt, Instant occurredAt)
        implements DomainFact {}
