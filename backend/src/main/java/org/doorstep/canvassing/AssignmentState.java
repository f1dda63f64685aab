package org.doorstep.canvassing;

/// Whether an assignment still holds its streets, and if not, why.
public enum AssignmentState {
    /// It holds them.
    OPEN,
    /// The people who had it gave it back.
    HANDED_BACK,
    /// An organiser took it back.
    TAKEN_BACK,
    /// Its time ran out.
    LAPSED
}
