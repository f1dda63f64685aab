package org.doorstep.geo.walk;

import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;

/// Where a walk starts and ends, as far as that is fixed.
///
/// Immutable; may be shared between threads.
///
/// @param start where the walkers come from, or null when any place will do
/// @param end where they want to be afterwards, or null when any place will do
/// @param loop whether the walk leads back to its first door, wherever that is; never with a fixed
///   start or end, for which a round trip stands
public record WalkEnds(@Nullable GeoPoint start, @Nullable GeoPoint end, boolean loop) {

    /// @throws IllegalArgumentException when a loop has a fixed start or end
    public WalkEnds {
        if (loop && (start != null || end != null)) {
            throw new IllegalArgumentException("A loop has no start and no end.");
        }
    }

    /// Starts and ends wherever the walk is shortest.
    public static WalkEnds free() {
        return new WalkEnds(null, null, false);
    }

    public static WalkEnds from(GeoPoint start) {
        return new WalkEnds(start, null, false);
    }

    /// Starts wherever the walk is shortest.
    public static WalkEnds to(GeoPoint end) {
        return new WalkEnds(null, end, false);
    }

    public static WalkEnds between(GeoPoint start, GeoPoint end) {
        return new WalkEnds(start, end, false);
    }

    /// Back to where it started, the meeting point or the parked car.
    public static WalkEnds roundTrip(GeoPoint start) {
        return new WalkEnds(start, start, false);
    }

    /// Back to its first door, wherever that is.
    public static WalkEnds closed() {
        return new WalkEnds(null, null, true);
    }
}
