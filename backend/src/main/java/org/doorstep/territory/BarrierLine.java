package org.doorstep.territory;

import org.doorstep.geo.point.GeoPoint;

import java.util.List;

/// A line, or a piece of one, that nobody crosses on a walk. Where one can get across, at a bridge
/// or a level crossing, the line has a gap. Immutable, safe to share.
///
/// @param name what it is called, at most 100 characters; may be empty
/// @param kind what it is
/// @param line its course, at least two points
public record BarrierLine(String name, BarrierKind kind, List<GeoPoint> line) {

    /// @throws IllegalArgumentException where the line has fewer than two points
    public BarrierLine {
        line = List.copyOf(line);
        if (line.size() < 2) {
            throw new IllegalArgumentException("a barrier is a line of two points at least");
        }
    }
}
