package org.doorstep.geo.walk;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;

import java.util.List;

/// A street part as the walk sees it: a line along which doors are visited from one end to the
/// other, in either direction.
///
/// Immutable; may be shared between threads when the key may.
///
/// @param key what the caller knows the street part by
/// @param street name of the street, for parts without a line; may be empty
/// @param side which doors; together with `street` it orders parts without a line
/// @param line its points in order of rising numbers; one point is a place visited on the spot;
///   empty when nobody knows where it is
/// @param doors how many doors are on it, zero or more
public record StreetLine<K>(K key, String street, StreetSide side, List<GeoPoint> line, int doors) {

    public StreetLine {
        line = List.copyOf(line);
        if (doors < 0) {
            throw new IllegalArgumentException("A street part cannot have " + doors + " doors.");
        }
    }

    public static <K> StreetLine<K> of(K key, List<GeoPoint> line, int doors) {
        return new StreetLine<>(key, "", StreetSide.BOTH, line, doors);
    }

    public boolean hasPlace() {
        return !line.isEmpty();
    }

    /// Length along the line.
    public Distance length() {
        var length = Distance.ZERO;
        for (var i = 1; i < line.size(); i++) {
            length = length.plus(line.get(i - 1).distanceTo(line.get(i)));
        }
        return length;
    }
}
