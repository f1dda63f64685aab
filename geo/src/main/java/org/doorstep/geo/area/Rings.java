package org.doorstep.geo.area;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

import java.util.List;

/// The rings of many areas, packed: one ring after the other as the outlines have them, the rings
/// of an area together. Holes need no mark: what lies in a hole is crossed out by its ring.
final class Rings {

    /// Longitude and latitude of every vertex.
    final double[] xy;

    /// First vertex of each ring, and the number of vertices at the end.
    final int[] starts;

    /// First ring of each area, and the number of rings at the end.
    final int[] firstRings;

    Rings(List<Outline> outlines) {
        xy = new double[2 * outlines.stream().mapToInt(Outline::vertices).sum()];
        firstRings = new int[outlines.size() + 1];
        for (var area = 0; area < outlines.size(); area++) {
            firstRings[area + 1] = firstRings[area] + lines(outlines.get(area).shared()).size();
        }
        starts = new int[firstRings[outlines.size()] + 1];
        var ring = 0;
        for (var outline : outlines) {
            for (var line : lines(outline.shared())) {
                starts[ring + 1] = add(line.getCoordinateSequence(), starts[ring]);
                ring++;
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<LineString> lines(Geometry geometry) {
        return LinearComponentExtracter.getLines(geometry);
    }

    private int add(CoordinateSequence ring, int first) {
        for (var i = 0; i < ring.size(); i++) {
            xy[2 * (first + i)] = ring.getX(i) + 0.0; // -0.0 becomes 0.0
            xy[2 * (first + i) + 1] = ring.getY(i) + 0.0;
        }
        return first + ring.size();
    }

    int areas() {
        return firstRings.length - 1;
    }

    /// Whether the area covers the point, its edge included: a ray cast across all of it.
    boolean covers(int area, double x, double y) {
        var crossings = 0;
        for (var ring = firstRings[area]; ring < firstRings[area + 1]; ring++) {
            for (var v = 2 * starts[ring]; v < 2 * starts[ring + 1] - 2; v += 2) {
                var side = Crossing.side(xy[v], xy[v + 1], xy[v + 2], xy[v + 3], x, y);
                if (side == Crossing.ON) {
                    return true;
                }
                crossings += side;
            }
        }
        return (crossings & 1) == 1;
    }

    /// How far the point is from the area's nearest edge, as [Outline#distanceToEdge].
    Distance distanceToEdge(int area, GeoPoint point) {
        var search = new NearestEdge(point);
        for (var ring = firstRings[area]; ring < firstRings[area + 1]; ring++) {
            for (var v = 2 * starts[ring]; v < 2 * starts[ring + 1] - 2; v += 2) {
                search.consider(xy[v], xy[v + 1], xy[v + 2], xy[v + 3]);
            }
        }
        return search.distance();
    }
}
