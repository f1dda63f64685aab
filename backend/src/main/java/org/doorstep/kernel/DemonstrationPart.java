package org.doorstep.kernel;

/// What one room adds to the demonstration town. Every room that shows something has one; they are
/// loaded in the order of their [#step()], each on top of what the earlier ones left, through the
/// rooms' ordinary doors.
///
/// Loading is deterministic, relative to the clock, and only ever happens on an empty demonstration
/// store.
public interface DemonstrationPart {

    /// The place in the order: security 10, territory 20, membership 30, messaging 40, campaigns
    /// 50, canvassing 60.
    int step();

    /// Loads this room's part.
    void load();
}
