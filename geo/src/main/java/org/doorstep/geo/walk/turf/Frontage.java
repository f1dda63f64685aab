package org.doorstep.geo.walk.turf;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.DoorLabel;
import org.doorstep.geo.walk.StreetLine;
import org.doorstep.geo.walk.StreetSide;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// What stands on one side of a street and goes into a turf as a whole: a building with its homes,
/// one row of it where the caller holds flat by flat, or a stretch of a side whose houses nobody
/// counted one by one.
///
/// Rows of one building are kept together: rows of the same street whose labels have the same
/// building, not empty, and whose places, where both are known, are at most 100 m apart.
///
/// Immutable; may be shared between threads when the key may.
///
/// @param key what the caller knows it by; no two are equal in one request
/// @param street what tells the street from every other, name and place (`High Street, Oakham`):
///   the same text is the same street
/// @param side which side; only compared, so [StreetSide#BOTH] is a side of its own
/// @param label what is written on the door; orders the frontages along the side, numbers before
///   names. Empty labels stay in the order given
/// @param line one point for a building; its course for a stretch; empty when nobody knows
/// @param doors how many homes it has; zero goes along without being counted
public record Frontage<K>(
        K key, String street, StreetSide side, DoorLabel label, List<GeoPoint> line, int doors) {

    /// More doors than any building has; keeps sums inside an int.
    public static final int MOST_DOORS = 10_000;

    /// @throws IllegalArgumentException when there are fewer than zero or more than [#MOST_DOORS]
    ///   doors
    public Frontage {
        line = List.copyOf(line);
        if (doors < 0 || doors > MOST_DOORS) {
            throw new IllegalArgumentException(
                    "A frontage has 0 to " + MOST_DOORS + " doors, not " + doors + ".");
        }
    }

    /// A building; its side follows from its number: odd, even, or [StreetSide#BOTH] without one.
    ///
    /// @param place where it stands, or null when nobody knows
    public static <K> Frontage<K> building(
            K key, String street, DoorLabel label, @Nullable GeoPoint place, int doors) {
        var line = place == null ? List.<GeoPoint>of() : List.of(place);
        return new Frontage<>(key, street, sideOf(label.building()), label, line, doors);
    }

    /// A stretch of a street side that is not taken apart.
    public static <K> Frontage<K> stretch(StreetLine<K> part) {
        var label = DoorLabel.of("");
        return new Frontage<>(
                part.key(), part.street(), part.side(), label, part.line(), part.doors());
    }

    /// As the walk order takes it.
    public StreetLine<K> asStreetLine() {
        return new StreetLine<>(key, street, side, line, doors);
    }

    /// By the first number in the label: `12A` is even, `Flat 2, 7-9` is not known by its flat.
    private static StreetSide sideOf(String building) {
        var at = 0;
        while (at < building.length() && !isDigit(building.charAt(at))) {
            at++;
        }
        var last = at;
        while (last < building.length() && isDigit(building.charAt(last))) {
            last++;
        }
        if (last == at) {
            return StreetSide.BOTH;
        }
        return (building.charAt(last - 1) - '0') % 2 == 1 ? StreetSide.ODD : StreetSide.EVEN;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
