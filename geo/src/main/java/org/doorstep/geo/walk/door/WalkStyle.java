package org.doorstep.geo.walk.door;

/// How the doors of a street are gone through.
public enum WalkStyle {
    /// Odd numbers from end to end, even numbers from end to end: for busy roads.
    ONE_SIDE,
    /// Both sides in one go, crossing over so that the way is shortest while the numbers on either
    /// side keep their order: for quiet streets.
    BOTH_SIDES,
    /// Building by building wherever the walk is shortest, streets and numbers regardless.
    NEAREST
}
