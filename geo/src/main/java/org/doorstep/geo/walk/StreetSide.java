package org.doorstep.geo.walk;

/// Which doors of a street a street part holds.
public enum StreetSide {
    /// Odd numbers.
    ODD,
    /// Even numbers.
    EVEN,
    /// Both sides, crossed over from door to door, or a street whose numbers run on round it.
    BOTH
}
