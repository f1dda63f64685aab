package org.doorstep.canvassing;

import java.util.List;

/// A cut as it is looked at: nothing is kept yet. Immutable, safe to share.
///
/// @param id its id; the same as long as the streets stay the same
/// @param name the ward or wards it lies in
/// @param turfs by number
/// @param figures how good it is
public record TurfPlan(TurfCutId id, String name, List<Planned> turfs, Figures figures) {

    public TurfPlan {
        turfs = List.copyOf(turfs);
    }

    /// One turf.
    ///
    /// @param number its place in the cut, from 1
    /// @param name its first street, and how many more there are
    /// @param walk its parts in the order to walk them, with doors, metres and time
    public record Planned(int number, String name, Walk walk) {}

    /// How good the cut is.
    ///
    /// @param doors all of them
    /// @param smallest doors of the smallest turf
    /// @param largest doors of the largest
    /// @param ratio largest over mean, of the turfs that could be levelled; 1 where none could
    /// @param pieces how many pieces the ground falls into; no turf reaches from one to the next
    /// @param streetsSplit how many streets are in more than one turf
    /// @param sidesSplit how many street sides are split by number
    /// @param metres all walks together
    /// @param measure along streets only where every walk is
    public record Figures(
            int doors,
            int smallest,
            int largest,
            double ratio,
            int pieces,
            int streetsSplit,
            int sidesSplit,
            int metres,
            WalkMeasure measure) {}
}
