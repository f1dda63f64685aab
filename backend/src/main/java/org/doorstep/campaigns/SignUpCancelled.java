package org.doorstep.campaigns;

import org.doorstep.kernel.DomainFact;

import java.time.Instant;

/// Somebody has given a place back.
public record SignUpCancelled(SignUpId signUp, ShiftId shift, Instant occurredAt)
        implements DomainFact {}
