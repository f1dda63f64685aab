package org.doorstep.geo.point;

/// What a pair of numbers handed in as latitude and longitude turned out to be.
///
/// Tested in this order, the first that applies: not a number, National Grid metres, swapped, out
/// of range, in or outside the United Kingdom; the edge of the box is in it. Immutable; may be
/// shared between threads; costs a few comparisons.
public sealed interface PointReading {

    /// A place in the United Kingdom.
    record Valid(GeoPoint point) implements PointReading {}

    /// Latitude and longitude the wrong way round: put back, they lie in the United Kingdom.
    ///
    /// @param meant the place that was probably meant
    record Swapped(GeoPoint meant) implements PointReading {}

    /// A place on earth, but outside the box of [UnitedKingdom].
    record OutsideUk(GeoPoint point) implements PointReading {}

    /// Eastings and northings of the National Grid (EPSG:27700) instead of degrees, in either
    /// order.
    record LooksLikeGrid(double easting, double northing) implements PointReading {}

    /// A latitude beyond 90 or a longitude beyond 180 degrees.
    record OutOfRange(double latitude, double longitude) implements PointReading {}

    /// NaN or infinite.
    record NotANumber() implements PointReading {}

    static PointReading of(double latitude, double longitude) {
        if (!Double.isFinite(latitude) || !Double.isFinite(longitude)) {
            return new NotANumber();
        }
        if (UnitedKingdom.looksLikeGrid(longitude, latitude)) {
            return new LooksLikeGrid(longitude, latitude);
        }
        if (UnitedKingdom.looksLikeGrid(latitude, longitude)) {
            return new LooksLikeGrid(latitude, longitude);
        }
        if (UnitedKingdom.holds(longitude, latitude)) {
            return new Swapped(new GeoPoint(longitude, latitude));
        }
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            return new OutOfRange(latitude, longitude);
        }
        var point = new GeoPoint(latitude, longitude);
        return UnitedKingdom.BOX.contains(point) ? new Valid(point) : new OutsideUk(point);
    }
}
