package org.doorstep.membership;

import org.doorstep.security.BranchId;

import java.time.Instant;

/// A volunteer in a list: nothing by which the person could be reached.
///
/// @param id who
/// @param name as the person wants to be called
/// @param status how far the volunteer has come
/// @param branch the branch the volunteer belongs to
/// @param signedUpAt when
public record VolunteerName(
        VolunteerId id, String name, VolunteerStatus status, BranchId branch, Instant signedUpAt) {}
