package org.doorstep.canvassing;

/// How far a street part has come.
public enum PartState {
    /// Nothing reported yet.
    TO_DO,
    /// Some of its doors.
    PARTLY,
    /// All of it.
    DONE,
    /// Tried, and left.
    NOT_DONE
}
