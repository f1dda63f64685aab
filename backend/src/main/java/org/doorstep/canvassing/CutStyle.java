package org.doorstep.canvassing;

/// What is kept together when streets are cut into turf.
public enum CutStyle {
    /// Both sides of a street stretch go into one turf: for quiet streets, crossed as one goes.
    BOTH_SIDES,
    /// Each side is dealt out for itself, which levels the turfs better: for busy roads.
    ONE_SIDE
}
