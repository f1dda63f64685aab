package org.doorstep.membership;

import org.doorstep.kernel.DomainFact;

import java.time.Instant;

/// An organiser has turned a volunteer away: every role has ended.
public record VolunteerBlocked(VolunteerId volunteer, Instant occurredAt) implements DomainFact {}
