package org.doorstep.membership;

import org.doorstep.kernel.DomainFact;

import java.time.Instant;

/// A volunteer is gone: what other rooms keep of the person goes too, and only the id stays.
public record VolunteerErased(VolunteerId volunteer, Instant occurredAt) implements DomainFact {}
