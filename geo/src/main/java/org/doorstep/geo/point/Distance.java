package org.doorstep.geo.point;

/// A length on the ground in metres: finite, zero or more.
///
/// Immutable; may be shared between threads.
///
/// @param metres the length; never negative, NaN or infinite
public record Distance(double metres) implements Comparable<Distance> {

    public static final Distance ZERO = new Distance(0);

    /// @throws IllegalArgumentException when `metres` is negative, NaN or infinite
    public Distance {
        if (!Double.isFinite(metres) || metres < 0) {
            throw new IllegalArgumentException(
                    "A distance is a finite number of metres, zero or more, not " + metres + ".");
        }
        metres = metres + 0.0; // -0.0 becomes 0.0, so that equal lengths are equal records
    }

    public static Distance ofMetres(double metres) {
        return new Distance(metres);
    }

    public static Distance ofKilometres(double kilometres) {
        return new Distance(kilometres * 1000);
    }

    public double kilometres() {
        return metres / 1000;
    }

    public Distance plus(Distance other) {
        return new Distance(metres + other.metres);
    }

    /// @param factor zero or more
    public Distance times(double factor) {
        return new Distance(metres * factor);
    }

    public boolean isLongerThan(Distance other) {
        return metres > other.metres;
    }

    @Override
    public int compareTo(Distance other) {
        return Double.compare(metres, other.metres);
    }

    /// The length as people say it: `85 m`, `1.2 km`, `34 km`.
    @Override
    public String toString() {
        if (metres < 999.5) {
            return Math.round(metres) + " m";
        }
        var tenths = Math.round(metres / 100);
        return tenths < 100
                ? tenths / 10 + "." + tenths % 10 + " km"
                : Math.round(metres / 1000) + " km";
    }
}
