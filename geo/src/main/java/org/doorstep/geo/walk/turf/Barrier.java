package org.doorstep.geo.walk.turf;

import org.doorstep.geo.point.GeoPoint;

import java.util.List;

/// A line that nobody crosses on a walk: a river, a railway, a main road.
///
/// The way from one building to the next (a straight line) crosses the barrier when the two have a
/// point in common, ends included: a building that stands on the line itself, or a stretch that the
/// line cuts, is cut off from both sides and stands alone. The way round the end of a barrier is
/// open; so is a bridge, where the caller leaves a gap in the line.
///
/// Immutable; may be shared between threads.
///
/// @param line its course, at least two points
public record Barrier(List<GeoPoint> line) {

    /// @throws IllegalArgumentException when the line has fewer than two points
    public Barrier {
        line = List.copyOf(line);
        if (line.size() < 2) {
            throw new IllegalArgumentException("A barrier has at least two points.");
        }
    }
}
