package org.doorstep.geo.walk.turf;

import org.doorstep.geo.point.Distance;

/// How good a cut is.
///
/// Immutable; may be shared between threads.
///
/// @param pieces how many connected pieces the ground falls into
/// @param buildings how many buildings (or street sides, where they are kept whole) were dealt out
/// @param doors all of them
/// @param balance of the piece whose largest turf is worst, measured against its own mean and
///   bound; pieces that stand alone are left out
/// @param sidesSplit by how many the parts of street sides in turfs exceed the street sides; a side
///   that a barrier or a gap cuts counts as two sides
/// @param doorsMoved doors that were in the previous cut under another number; 0 without one
/// @param length of the walks as the search sees them: through every building once, straight lines
///   times [org.doorstep.geo.walk.WalkLength#STRAIGHT_LINE_FACTOR]
public record TurfReport(
        int pieces,
        int buildings,
        int doors,
        Balance balance,
        int sidesSplit,
        int doorsMoved,
        Distance length) {

    /// Doors a turf in one piece of ground.
    ///
    /// @param turfs how many there are; 0 when every piece stands alone
    /// @param largest doors of the largest turf
    /// @param mean doors a turf
    /// @param bound what `largest` is held to: `1.03 mean` where the largest building has at most 3
    ///   % of the mean, else `1.03 mean + largest building - 1`; rounded down, but never below
    ///   `least` nor above [TurfOptions#mostDoors]
    /// @param least no cut of this piece into as many turfs has a smaller largest turf
    public record Balance(int turfs, int largest, double mean, int bound, int least) {

        /// Largest over mean; 1 when every piece stands alone.
        public double ratio() {
            return turfs == 0 ? 1 : largest / mean;
        }
    }
}
