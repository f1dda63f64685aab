package org.doorstep.geo.area;

import org.doorstep.geo.point.GeoPoint;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Tilings of the ground without gap or overlap, whose neighbours share identical vertices, from a
/// seed.
final class Tiling {

    private Tiling() {}

    /// Convex cells.
    static Map<String, Outline> voronoi(int cells, long seed) {
        var named = new LinkedHashMap<String, Outline>();
        var diagram = diagram(cells, seed);
        for (var i = 0; i < diagram.size(); i++) {
            named.put("cell-%03d".formatted(i), Outline.of(diagram.get(i)));
        }
        return named;
    }

    /// Ragged cells, many of them in several parts or with holes: small convex cells thrown
    /// together at random.
    static Map<String, Outline> ragged(int areas, int cellsEach, long seed) {
        var random = new Random(seed);
        var groups = new ArrayList<List<Geometry>>();
        for (var i = 0; i < areas; i++) {
            groups.add(new ArrayList<>());
        }
        for (var cell : diagram(areas * cellsEach, seed)) {
            groups.get(random.nextInt(areas)).add(cell);
        }
        var named = new LinkedHashMap<String, Outline>();
        for (var i = 0; i < areas; i++) {
            var group = groups.get(i).toArray(Geometry[]::new);
            if (group.length > 0) {
                named.put("area-%03d".formatted(i), Outline.of(CoverageUnion.union(group)));
            }
        }
        return named;
    }

    private static List<Polygon> diagram(int cells, long seed) {
        var random = new Random(seed);
        var sites = new ArrayList<Coordinate>();
        for (var i = 0; i < cells; i++) {
            sites.add(new Coordinate(-2 + random.nextDouble(), 51 + random.nextDouble()));
        }
        var builder = new VoronoiDiagramBuilder();
        builder.setSites(sites);
        builder.setClipEnvelope(new Envelope(-3, 0, 50, 53));
        var diagram = builder.getDiagram(Outline.GEOMETRIES);
        var polygons = new ArrayList<Polygon>();
        for (var i = 0; i < diagram.getNumGeometries(); i++) {
            polygons.add((Polygon) diagram.getGeometryN(i));
        }
        return polygons;
    }

    static List<GeoPoint> corners(Map<String, Outline> tiling) {
        var corners = new ArrayList<GeoPoint>();
        for (var outline : tiling.values()) {
            for (var corner : outline.shared().getCoordinates()) {
                corners.add(GeoPoint.of(corner.y, corner.x));
            }
        }
        return corners;
    }
}
