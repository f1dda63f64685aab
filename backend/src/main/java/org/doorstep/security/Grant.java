package org.doorstep.security;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A role on a branch, inherited downwards.
///
/// @param from the moment it begins, inclusive
/// @param until the moment it ends, exclusive, or null for one without an end
public record Grant(Role role, BranchId branch, Instant from, @Nullable Instant until) {

    /// Whether the grant has ended by that moment.
    public boolean isOverAt(Instant moment) {
        var end = until;
        return end != null && !moment.isBefore(end);
    }

    /// Whether the grant holds at that moment.
    public boolean holdsAt(Instant moment) {
        var end = until;
        return !moment.isBefore(from) && (end == null || moment.isBefore(end));
    }
}
