package org.doorstep.territory;

import org.doorstep.geo.point.GeoPoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /// The numbers of the side; empty where it has none.
    public Optional<NumberRange> numbers() {
        return from == 0 ? Optional.empty() : Optional.of(new NumberRange(from, to));
    }

    /// The stretch with those of the side's numbers that are in a range: numbers and doors are
    /// taken to be spread evenly along it, and stretches that follow one another share them out
    /// without loss or double. Empty where none of the numbers is in the range.
    public Optional<StreetSide> only(NumberRange range) {
        if (from == 0) {
            return Optional.empty();
        }
        var step = side == Side.BOTH ? 1 : 2;
        var count = (to - from) / step + 1;
        var before = Math.clamp(Math.ceilDiv(range.from() - from, step), 0, count);
        var until = Math.clamp(Math.floorDiv(range.to() - from, step) + 1, 0, count);
        if (until <= before) {
            return Optional.empty();
        }
        var start = (double) before / count;
        var end = (double) until / count;
        return Optional.of(
                new StreetSide(
                        side,
                        from + before * step,
                        from + (until - 1) * step,
                        (int) (Math.round(doors * end) - Math.round(doors * start)),
                        along(start, end)));
    }

    /// The line between two shares of its length.
    private List<GeoPoint> along(double start, double end) {
        var whole = 0.0;
        for (var i = 1; i < line.size(); i++) {
            whole += line.get(i - 1).distanceTo(line.get(i)).metres();
        }
        var points = new ArrayList<GeoPoint>();
        var walked = 0.0;
        for (var i = 1; i < line.size(); i++) {
            var a = line.get(i - 1);
            var b = line.get(i);
            var length = a.distanceTo(b).metres();
            var first = length == 0 ? 0 : (start * whole - walked) / length;
            var last = length == 0 ? 1 : (end * whole - walked) / length;
            if (first < 1 && last > 0) {
                if (points.isEmpty()) {
                    points.add(between(a, b, Math.max(0, first)));
                }
                points.add(between(a, b, Math.min(1, last)));
            }
            walked += length;
        }
        return points.size() > 1 ? points : line;
    }

    private static GeoPoint between(GeoPoint a, GeoPoint b, double share) {
        return share <= 0
                ? a
                : share >= 1
                        ? b
                        : new GeoPoint(
                                a.latitude() + (b.latitude() - a.latitude()) * share,
                                a.longitude() + (b.longitude() - a.longitude()) * share);
    }
}
