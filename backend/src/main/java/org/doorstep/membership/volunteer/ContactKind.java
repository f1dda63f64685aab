package org.doorstep.membership.volunteer;

/// The two kinds of contact point a volunteer may have, one of each.
public enum ContactKind {
    PHONE,
    EMAIL
}
