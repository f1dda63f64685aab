package org.doorstep.geo.format;

import org.doorstep.geo.format.ImportIssue.Kind;
import org.doorstep.geo.point.UnitedKingdom;
import org.jspecify.annotations.Nullable;

/// Looks at every position of a geometry: are these degrees, the right way round, in the United
/// Kingdom?
final class PlaceCheck {

    /// No degree, however wrong, is as large as this: such numbers are metres.
    private static final double BEYOND_ANY_DEGREE = 360;

    private int positions;
    private int notNumbers;
    private int metres;
    private int swapped;
    private int outside;
    private double firstX;
    private double firstY;

    void all(Coordinates coordinates) {
        switch (coordinates) {
            case Coordinates.Position(var x, var y) -> one(x, y);
            case Coordinates.Run(var run) -> {
                for (var i = 0; i < run.length; i += 2) {
                    one(run[i], run[i + 1]);
                }
            }
            case Coordinates.Nested(var inner) -> inner.forEach(this::all);
            case Coordinates.Misshapen(), Coordinates.TooMany() -> {}
        }
    }

    private void one(double x, double y) {
        positions++;
        if (UnitedKingdom.holds(y, x)) {
            return;
        }
        if (notNumbers + metres + swapped + outside == 0) {
            firstX = x;
            firstY = y;
        }
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            notNumbers++;
        } else if (Math.abs(x) > BEYOND_ANY_DEGREE || Math.abs(y) > BEYOND_ANY_DEGREE) {
            metres++;
        } else if (UnitedKingdom.holds(x, y)) {
            swapped++;
        } else {
            outside++;
        }
    }

    boolean isEmpty() {
        return positions == 0;
    }

    /// The worst thing found, or null. Swapped axes are believed only when no position reads right
    /// as it stands.
    @Nullable Kind trouble() {
        if (notNumbers > 0) {
            return Kind.NOT_A_NUMBER;
        }
        if (metres > 0) {
            return Kind.WRONG_COORDINATE_SYSTEM;
        }
        if (swapped == positions) {
            return Kind.SWAPPED_AXES;
        }
        return swapped + outside > 0 ? Kind.OUTSIDE_UK : null;
    }

    String sentence() {
        var place = firstX + ", " + firstY;
        if (notNumbers > 0) {
            return "A position is not two numbers.";
        }
        if (metres > 0) {
            return UnitedKingdom.looksLikeGrid(firstX, firstY)
                    ? "Eastings and northings (EPSG:27700) instead of degrees: " + place + "."
                    : "These are no degrees: " + place + ".";
        }
        return swapped == positions
                ? "Latitude stands before longitude: " + place + "."
                : "A place outside the United Kingdom: " + place + ".";
    }
}
