package org.doorstep.territory.layer;

/// What a layer holds.
public enum LayerKind {
    /// Lines that nobody walks across.
    BARRIERS,
    /// Ways on foot, as a network.
    WAYS
}
