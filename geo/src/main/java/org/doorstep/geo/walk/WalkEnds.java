package org.doorstep.geo.walk;

import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;

/// Where a walk starts and ends, as far as that is fixed.
///
/// @param start where the walkers come from, or null when any place will do
/// @param end where they want to be afterwards, or null when any place will do
public record WalkEnds(@Nullable GeoPoint start, @Nullable GeoPoint end) {

    /// Starts and ends wherever the walk is shortest.
    public static WalkEnds free() {
        return new WalkEnds(null, null);
    }

    public static WalkEnds from(GeoPoint start) {
        return new WalkEnds(start, null);
    }

    public static WalkEnds between(GeoPoint start, GeoPoint end) {
        return new WalkEnds(start, end);
    }

    /// Back to where it started, the meeting point or the parked car.
    public static WalkEnds roundTrip(GeoPoint start) {
        return new WalkEnds(start, start);
    }
}
