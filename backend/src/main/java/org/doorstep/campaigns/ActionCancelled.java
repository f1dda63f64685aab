package org.doorstep.campaigns;

import org.doorstep.kernel.DomainFact;

import java.time.Instant;

/// An organiser has called an action off.
public record ActionCancelled(ActionId action, Instant occurredAt) implements DomainFact {}
