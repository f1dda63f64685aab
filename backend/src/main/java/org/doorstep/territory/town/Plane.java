package org.doorstep.territory.town;

import org.doorstep.geo.point.GeoPoint;

/// Metres east and north of the market cross of Aldermarsh.
///
/// @param x metres east
/// @param y metres north
record Plane(double x, double y) {

    private static final double LATITUDE = 52.62;
    private static final double LONGITUDE = -0.55;
    private static final double METRES_PER_DEGREE = 111_250;

    static Plane polar(double angle, double radius) {
        return new Plane(radius * Math.cos(angle), radius * Math.sin(angle));
    }

    static Plane of(GeoPoint point) {
        return new Plane(
                (point.longitude() - LONGITUDE)
                        * METRES_PER_DEGREE
                        * Math.cos(Math.toRadians(LATITUDE)),
                (point.latitude() - LATITUDE) * METRES_PER_DEGREE);
    }

    Plane plus(double east, double north) {
        return new Plane(x + east, y + north);
    }

    /// @param share 0 is here, 1 is there
    Plane towards(Plane other, double share) {
        return new Plane(x + (other.x - x) * share, y + (other.y - y) * share);
    }

    double distanceTo(Plane other) {
        return Math.hypot(other.x - x, other.y - y);
    }

    /// Rounded to seven decimals of a degree, a centimetre.
    GeoPoint point() {
        return new GeoPoint(
                round(LATITUDE + y / METRES_PER_DEGREE),
                round(LONGITUDE + x / METRES_PER_DEGREE / Math.cos(Math.toRadians(LATITUDE))));
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }
}
