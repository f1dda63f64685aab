package org.doorstep.geo.walk;

import org.jspecify.annotations.Nullable;

/// A place beside an edge of a street network.
///
/// @param from the node at the edge's beginning
/// @param to the node at its end
/// @param link the link that is the edge, so that two spots on one edge know each other
/// @param toFrom metres along the edge to its beginning
/// @param toTo metres along the edge to its end
/// @param off metres from the place to the edge
record Spot(int from, int to, int link, double toFrom, double toTo, double off) {

    /// Metres between two spots on the same edge, straight along it; infinite on different ones.
    double along(@Nullable Spot other) {
        return other == null || other.link != link
                ? Double.POSITIVE_INFINITY
                : off + Math.abs(toFrom - other.toFrom) + other.off;
    }
}
