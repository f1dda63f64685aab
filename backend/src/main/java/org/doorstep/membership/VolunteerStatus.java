package org.doorstep.membership;

/// How far a volunteer has come.
public enum VolunteerStatus {
    /// Has signed up and has not proven the address yet; forgotten after a day.
    UNVERIFIED,
    /// Has proven an address and waits for an organiser; sees public actions only.
    PENDING,
    /// May take part.
    APPROVED,
    /// Turned away by an organiser, with a reason.
    BLOCKED,
    /// Nothing is left but the id, so that what was done stays counted.
    ERASED
}
