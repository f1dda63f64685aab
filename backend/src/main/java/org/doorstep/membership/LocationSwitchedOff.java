package org.doorstep.membership;

import org.doorstep.kernel.DomainFact;

import java.time.Instant;

/// A volunteer no longer allows check-ins: a present one ends at once.
public record LocationSwitchedOff(VolunteerId volunteer, Instant occurredAt)
        implements DomainFact {}
