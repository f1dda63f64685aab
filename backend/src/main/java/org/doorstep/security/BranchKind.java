package org.doorstep.security;

/// The levels of the tree, from the top. A branch stands below one of a higher level; levels may be
/// left out.
public enum BranchKind {
    PARTY,
    REGION,
    CONSTITUENCY,
    BRANCH
}
