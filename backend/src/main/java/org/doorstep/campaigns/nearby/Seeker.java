package org.doorstep.campaigns.nearby;

import org.doorstep.membership.Skill;
import org.doorstep.security.BranchId;

import java.util.Set;

/// Somebody who looks for something to do.
///
/// @param standing how far the person has come
/// @param branches the branches the person belongs to or has a role in
/// @param skills what the person can do
/// @param freeTime when the person is free
public record Seeker(
        Standing standing, Set<BranchId> branches, Set<Skill> skills, FreeTime freeTime) {

    public Seeker {
        branches = Set.copyOf(branches);
        skills = Set.copyOf(skills);
    }

    /// How far somebody has come.
    public enum Standing {
        /// May see what the branch does.
        APPROVED,
        /// Waits, and sees open actions only.
        PENDING,
        /// Was turned away, and sees none.
        BLOCKED
    }
}
