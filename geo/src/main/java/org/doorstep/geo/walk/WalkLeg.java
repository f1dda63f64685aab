package org.doorstep.geo.walk;

import org.doorstep.geo.point.GeoPoint;

/// One street part in a walk.
///
/// Immutable; may be shared between threads when the keys may.
///
/// @param line the street part
/// @param backwards whether it is walked from its last point to its first, numbers falling
public record WalkLeg<K>(StreetLine<K> line, boolean backwards) {

    /// Where the part is walked into; the part must have a place.
    GeoPoint entry() {
        return backwards ? line.line().getLast() : line.line().getFirst();
    }

    /// Where the part is walked out of; the part must have a place.
    GeoPoint exit() {
        return backwards ? line.line().getFirst() : line.line().getLast();
    }
}
