package org.doorstep.territory;

import org.doorstep.geo.point.GeoPoint;

import java.util.List;

/// One side of a street, or of a piece of it: what is handed out, walked and reported as one.
/// Immutable, safe to share.
///
/// @param side which doors
/// @param from its lowest house number, 0 where it has no numbers
/// @param to its highest, not below `from`
/// @param doors how many doors are there, 0 or more
/// @param line its course in order of rising numbers, at least two points
public record StreetSide(Side side, int from, int to, int doors, List<GeoPoint> line) {

    public StreetSide {
        line = List.copyOf(line);
        if (from < 0 || to < from || doors < 0 || line.size() < 2) {
            throw new IllegalArgumentException(
                    "a side has rising numbers, no negative doors, and a line of two points");
        }
    }
}
