package org.doorstep.geo.area;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/// The place on edges that is nearest to a point, found in a plane laid at the point: degrees east
/// are shrunk by the cosine of the latitude. Goes over every edge.
final class NearestEdge implements CoordinateSequenceFilter {

    private final GeoPoint point;
    private final double x;
    private final double y;
    private final double shrink;
    private double nearestSquared = Double.POSITIVE_INFINITY;
    private double nearestX;
    private double nearestY;

    NearestEdge(GeoPoint point) {
        this.point = point;
        x = point.longitude();
        y = point.latitude();
        shrink = Math.max(1e-9, Math.cos(Math.toRadians(y)));
    }

    static Distance distance(Geometry geometry, GeoPoint point) {
        var search = new NearestEdge(point);
        geometry.apply(search);
        return search.distance();
    }

    /// The geodesic distance to the nearest place of all edges considered so far.
    Distance distance() {
        return point.distanceTo(
                new GeoPoint(Math.clamp(nearestY, -90, 90), Math.clamp(nearestX, -180, 180)));
    }

    @Override
    public void filter(CoordinateSequence ring, int i) {
        if (i == 0) {
            return;
        }
        consider(ring.getX(i - 1), ring.getY(i - 1), ring.getX(i), ring.getY(i));
    }

    void consider(double x1, double y1, double x2, double y2) {
        double ax = (x1 - x) * shrink, ay = y1 - y;
        double bx = (x2 - x) * shrink, by = y2 - y;
        double dx = bx - ax, dy = by - ay;
        var length = dx * dx + dy * dy;
        var share = length == 0 ? 0 : Math.clamp(-(ax * dx + ay * dy) / length, 0, 1);
        double px = ax + share * dx, py = ay + share * dy;
        var squared = px * px + py * py;
        if (squared < nearestSquared) {
            nearestSquared = squared;
            nearestX = x1 + share * (x2 - x1);
            nearestY = y1 + share * (y2 - y1);
        }
    }

    @Override
    public boolean isDone() {
        return false;
    }

    @Override
    public boolean isGeometryChanged() {
        return false;
    }
}
