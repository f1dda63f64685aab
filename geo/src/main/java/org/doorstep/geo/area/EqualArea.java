package org.doorstep.geo.area;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/// Area on the WGS84 ellipsoid: every vertex is laid into the cylindrical equal-area plane (J. P.
/// Snyder, "Map projections: a working manual", 1987, equation 3-12), where the shoelace formula
/// holds.
final class EqualArea {

    private static final double A = 6_378_137.0;
    private static final double F = 1 / 298.257223563;
    private static final double E2 = F * (2 - F);
    private static final double E = Math.sqrt(E2);

    private EqualArea() {}

    static double squareMetres(Geometry polygonal) {
        var area = 0.0;
        for (var i = 0; i < polygonal.getNumGeometries(); i++) {
            var part = (Polygon) polygonal.getGeometryN(i);
            area += ring(part.getExteriorRing().getCoordinateSequence());
            for (var hole = 0; hole < part.getNumInteriorRing(); hole++) {
                area -= ring(part.getInteriorRingN(hole).getCoordinateSequence());
            }
        }
        return area;
    }

    private static double ring(CoordinateSequence ring) {
        if (ring.size() < 4) {
            return 0;
        }
        // Relative to the first vertex, so that a small ring loses no digits to its distance from
        // Greenwich and the equator.
        double x0 = ring.getX(0), height0 = height(ring.getY(0));
        var sum = 0.0;
        double xBefore = 0, yBefore = 0;
        for (var i = 1; i < ring.size(); i++) {
            var x = Math.toRadians(ring.getX(i) - x0);
            var y = height(ring.getY(i)) - height0;
            sum += xBefore * y - x * yBefore;
            xBefore = x;
            yBefore = y;
        }
        return Math.abs(sum) / 2 * A * A;
    }

    /// Half of Snyder's q.
    private static double height(double latitude) {
        var sin = Math.sin(Math.toRadians(latitude));
        return (1 - E2)
                / 2
                * (sin / (1 - E2 * sin * sin)
                        - 1 / (2 * E) * Math.log((1 - E * sin) / (1 + E * sin)));
    }
}
