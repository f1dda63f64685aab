package org.doorstep.campaigns;

import org.doorstep.kernel.DomainFact;

import java.time.Instant;

/// Somebody has taken a place.
public record SignedUp(SignUp signUp, Instant occurredAt) implements DomainFact {}
