package org.doorstep.geo.area;

import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;

/// One thing found while rings were made into an outline. Immutable; may be shared between threads.
///
/// @param kind what it is
/// @param at where, if it has a place
/// @param detail one sentence for the person who has to look at the file
public record OutlineIssue(Kind kind, @Nullable GeoPoint at, String detail) {

    /// What can be found. `loses` tells whether the outline, or a part of it, could not be kept.
    public enum Kind {
        /// The last point of a ring was not its first; the ring was closed.
        UNCLOSED_RING(false),
        /// A ring with fewer than three different points encloses nothing.
        TOO_FEW_POINTS(true),
        /// Rings cross or touch themselves or each other, or a hole lies outside; repaired, the
        /// ground covered is kept.
        INVALID_RING(false),
        /// A part less than a metre wide on average; kept.
        SLIVER(false),
        /// The outline has a hole; kept. Not a fault, but worth a look: it must be filled by a
        /// neighbour.
        HOLE(false),
        /// A coordinate is NaN, infinite or beyond the range of degrees.
        NOT_A_NUMBER(true),
        /// Nothing is left that covers ground.
        EMPTY_GEOMETRY(true),
        /// The rings cross so often that repair would take unreasonably long.
        TANGLED(true);

        private final boolean loses;

        Kind(boolean loses) {
            this.loses = loses;
        }

        public boolean loses() {
            return loses;
        }
    }
}
