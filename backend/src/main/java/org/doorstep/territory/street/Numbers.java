package org.doorstep.territory.street;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.Side;
import org.doorstep.territory.StreetSide;

import java.util.List;

/// The house numbers and doors of one side of a street, and the share of them on a piece of it.
///
/// @param from its lowest number, 0 without numbers
/// @param to its highest
/// @param doors how many doors
public record Numbers(Side side, int from, int to, int doors) {

    /// A street of which nothing is known but its line.
    public static final Numbers UNKNOWN = new Numbers(Side.BOTH, 0, 0, 0);

    /// The side on a piece that begins and ends at these shares of the street's length: numbers and
    /// doors are taken to be spread evenly. Pieces that follow one another share them out without
    /// loss or double.
    ///
    /// @param start 0 to 1
    /// @param end not below `start`
    public StreetSide on(List<GeoPoint> line, double start, double end) {
        var onPiece = share(doors, end) - share(doors, start);
        var step = side == Side.BOTH ? 1 : 2;
        var count = from == 0 ? 0 : (to - from) / step + 1;
        var first = share(count, start);
        var last = share(count, end);
        return last == first
                ? new StreetSide(side, 0, 0, onPiece, line)
                : new StreetSide(
                        side, from + first * step, from + (last - 1) * step, onPiece, line);
    }

    private static int share(int whole, double part) {
        return (int) Math.round(whole * part);
    }
}
