package org.doorstep.canvassing;

/// By what the ways between the parts of a walk were measured and its order looked for.
public enum WalkMeasure {
    /// Along the ways on foot that are loaded.
    ALONG_STREETS,
    /// By straight lines times 1.3, where no such ways are loaded.
    STRAIGHT_LINES
}
