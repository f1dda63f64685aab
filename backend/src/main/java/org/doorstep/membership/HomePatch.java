package org.doorstep.membership;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.Postcode;
import org.doorstep.territory.WardId;
import org.jspecify.annotations.Nullable;

/// Where a volunteer lives, no closer than campaigning needs. Any part may be unknown.
///
/// @param point the home, rounded to 100 m, or null
/// @param postcode as the volunteer gave it, or null
/// @param ward the ward that held the point when it was given, with its boundary set; derived,
///   never typed; or null
public record HomePatch(
        @Nullable GeoPoint point, @Nullable Postcode postcode, @Nullable WardId ward) {

    /// Nothing known.
    public static final HomePatch UNKNOWN = new HomePatch(null, null, null);

    /// Leaves the place out.
    @Override
    public String toString() {
        return "HomePatch[REDACTED]";
    }
}
