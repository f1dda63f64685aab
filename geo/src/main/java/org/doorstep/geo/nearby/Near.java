package org.doorstep.geo.nearby;

import org.doorstep.geo.point.Distance;

/// An item found near a place. Immutable; may be shared between threads when the item may.
///
/// @param item what was found
/// @param distance its geodesic distance from the place asked about
public record Near<T>(T item, Distance distance) {}
