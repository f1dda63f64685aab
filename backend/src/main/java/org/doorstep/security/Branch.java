package org.doorstep.security;

import org.jspecify.annotations.Nullable;

/// A node of the tree party > region > constituency > branch. Immutable, safe to share.
///
/// @param id its id
/// @param parent the node above, or null for the party
/// @param name as people say it, 1 to 100 characters
/// @param kind its level
/// @param defaultImprint the imprint its election material carries unless a template says
///   otherwise, or null where the node above decides
public record Branch(
        BranchId id,
        @Nullable BranchId parent,
        String name,
        BranchKind kind,
        @Nullable String defaultImprint) {}
