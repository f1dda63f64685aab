package org.doorstep.territory;

/// What parts the ground.
public enum BarrierKind {
    /// A river or a canal.
    RIVER,
    /// A railway.
    RAILWAY,
    /// A road too wide or too fast to cross.
    ROAD,
    /// Anything else: a wall, a shore, a valley.
    OTHER
}
