package org.doorstep.territory;

/// Which doors of a street.
public enum Side {
    /// Odd numbers.
    ODD,
    /// Even numbers.
    EVEN,
    /// Both sides together, or numbers that run on round the street, or none.
    BOTH
}
