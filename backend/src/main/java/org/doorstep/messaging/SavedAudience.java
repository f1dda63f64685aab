package org.doorstep.messaging;

import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;

import java.time.Instant;
import java.util.UUID;

/// An audience kept under a name: the question, not the people, who are found anew each time. A
/// broadcast takes a copy, so changing or removing it changes no broadcast.
///
/// @param branch whose it is; branches below may use it where it lies within them
/// @param name for people, 1 to 80 characters, unique in the branch whatever its capitals
/// @param by who kept it last
public record SavedAudience(
        UUID id, BranchId branch, String name, AudienceQuery query, AccountId by, Instant at) {}
