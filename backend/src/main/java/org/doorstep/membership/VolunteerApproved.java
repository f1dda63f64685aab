package org.doorstep.membership;

import org.doorstep.kernel.DomainFact;

import java.time.Instant;

/// An organiser has approved a volunteer.
public record VolunteerApproved(VolunteerId volunteer, Instant occurredAt) implements DomainFact {}
