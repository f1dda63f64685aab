package org.doorstep.console.map;

import org.doorstep.console.frame.Asked;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.point.PointReading;
import org.doorstep.kernel.RefusedException;
import org.jspecify.annotations.Nullable;

/// Reads boxes and places as they stand in addresses.
public final class Boxes {

    private static final String BOX = "west,south,east,north in degrees, at most 2 degrees a side";

    private Boxes() {}

    /// A box `west,south,east,north`, as in GeoJSON; null for an empty text.
    ///
    /// @throws RefusedException naming the field
    public static @Nullable BoundingBox box(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var numbers = text.split(",", -1);
        try {
            if (numbers.length == 4) {
                var box =
                        new BoundingBox(
                                Double.parseDouble(numbers[1]),
                                Double.parseDouble(numbers[0]),
                                Double.parseDouble(numbers[3]),
                                Double.parseDouble(numbers[2]));
                if (box.north() - box.south() <= 2 && box.east() - box.west() <= 2) {
                    return box;
                }
            }
        } catch (IllegalArgumentException outOfRange) {
            // Falls through to the one answer for every box that is none.
        }
        throw new RefusedException(Asked.wrong("bbox", BOX));
    }

    /// A place `latitude,longitude`; null for an empty text.
    ///
    /// @throws RefusedException naming the field and what is wrong with the place
    public static @Nullable GeoPoint place(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var numbers = text.split(",", -1);
        try {
            if (numbers.length == 2) {
                return read(
                        field,
                        GeoPoint.read(
                                Double.parseDouble(numbers[0].strip()),
                                Double.parseDouble(numbers[1].strip())));
            }
        } catch (NumberFormatException notNumbers) {
            // The same answer as for one number or three.
        }
        throw new RefusedException(
                Asked.wrong(field, "Latitude and longitude in degrees, such as 52.62, -0.55."));
    }

    private static GeoPoint read(String field, PointReading reading) {
        return switch (reading) {
            case PointReading.Valid(var point) -> point;
            case PointReading.Swapped swapped ->
                    throw wrong(field, "Latitude first: these two are the wrong way round.");
            case PointReading.LooksLikeGrid grid ->
                    throw wrong(field, "Degrees, not metres of the National Grid.");
            case PointReading.OutsideUk outside ->
                    throw wrong(field, "A place in the United Kingdom.");
            case PointReading.OutOfRange range ->
                    throw wrong(field, "Latitude -90 to 90, longitude -180 to 180.");
            case PointReading.NotANumber none -> throw wrong(field, "Two numbers.");
        };
    }

    private static RefusedException wrong(String field, String rule) {
        return new RefusedException(Asked.wrong(field, rule));
    }
}
