package org.doorstep.geo.format;

import org.doorstep.geo.area.OutlineRepair;
import org.doorstep.geo.format.ImportIssue.Kind;
import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Makes coordinates into geometry once the type is known, and says what is wrong with them.
final class GeometryMaker {

    private final GeometryWanted wanted;
    private final ReadLimits limits;
    private final IssueLog issues;

    GeometryMaker(GeometryWanted wanted, ReadLimits limits, IssueLog issues) {
        this.wanted = wanted;
        this.limits = limits;
        this.issues = issues;
    }

    @Nullable ReadGeometry missing() {
        return refuse(Kind.EMPTY_GEOMETRY, "The feature has no geometry.");
    }

    /// Null when there is an issue instead.
    @Nullable ReadGeometry make(String type, @Nullable Coordinates coordinates) {
        var polygonal = type.equals("Polygon") || type.equals("MultiPolygon");
        if (wanted == GeometryWanted.AREAS && !polygonal) {
            return refuse(
                    Kind.NOT_A_POLYGON,
                    "Polygons are needed, not " + (type.isEmpty() ? "nothing" : cut(type)) + ".");
        }
        return switch (coordinates) {
            case null -> refuse(Kind.EMPTY_GEOMETRY, "The geometry has no coordinates.");
            case Coordinates.TooMany() ->
                    refuse(
                            Kind.TOO_MANY_VERTICES,
                            "The geometry has more than "
                                    + limits.verticesPerFeature()
                                    + " vertices.");
            case Coordinates.Misshapen() ->
                    refuse(Kind.NOT_GEOJSON, "The coordinates are no arrays of positions.");
            default -> placed(type, coordinates);
        };
    }

    private static String cut(String type) {
        return type.length() > 40 ? type.substring(0, 40) : type;
    }

    private @Nullable ReadGeometry refuse(Kind kind, String detail) {
        issues.feature(kind, null, detail);
        return null;
    }

    private @Nullable ReadGeometry placed(String type, Coordinates coordinates) {
        var check = new PlaceCheck();
        check.all(coordinates);
        if (check.isEmpty()) {
            return refuse(Kind.EMPTY_GEOMETRY, "The geometry has no coordinates.");
        }
        var trouble = check.trouble();
        if (trouble != null) {
            return refuse(trouble, check.sentence());
        }
        return switch (type) {
            case "Polygon" -> area(List.of(coordinates));
            case "MultiPolygon" ->
                    coordinates instanceof Coordinates.Nested(var inner)
                            ? area(inner)
                            : misplaced(type);
            case "LineString" -> lines(List.of(coordinates));
            case "MultiLineString" ->
                    coordinates instanceof Coordinates.Nested(var inner)
                            ? lines(inner)
                            : misplaced(type);
            case "Point" ->
                    coordinates instanceof Coordinates.Position(var x, var y)
                            ? new ReadGeometry.Points(List.of(new GeoPoint(y, x)))
                            : misplaced(type);
            case "MultiPoint" ->
                    coordinates instanceof Coordinates.Run(var positions)
                            ? new ReadGeometry.Points(points(positions))
                            : misplaced(type);
            default ->
                    refuse(Kind.NOT_GEOJSON, "There is no geometry type " + cut(type) + " here.");
        };
    }

    private @Nullable ReadGeometry misplaced(String type) {
        return refuse(Kind.NOT_GEOJSON, "The coordinates are not those of a " + type + ".");
    }

    private @Nullable ReadGeometry area(List<Coordinates> parts) {
        var polygons = new ArrayList<List<double[]>>();
        for (var part : parts) {
            if (!(part instanceof Coordinates.Nested(var rings))) {
                return misplaced("Polygon");
            }
            var polygon = new ArrayList<double[]>();
            for (var ring : rings) {
                switch (ring) {
                    case Coordinates.Run(var positions) -> polygon.add(positions);
                    case Coordinates.Nested(var none) when none.isEmpty() ->
                            polygon.add(new double[0]);
                    default -> {
                        return misplaced("Polygon");
                    }
                }
            }
            polygons.add(polygon);
        }
        var repaired = OutlineRepair.ofRings(polygons);
        repaired.issues().forEach(issues::feature);
        return repaired.outline().map(ReadGeometry.Area::new).orElse(null);
    }

    private @Nullable ReadGeometry lines(List<Coordinates> runs) {
        var lines = new ArrayList<List<GeoPoint>>();
        for (var run : runs) {
            if (!(run instanceof Coordinates.Run(var positions))) {
                return misplaced("LineString");
            }
            var line = points(positions);
            if (line.stream().distinct().limit(2).count() < 2) {
                return refuse(Kind.TOO_FEW_POINTS, "A line has fewer than two different points.");
            }
            lines.add(line);
        }
        return new ReadGeometry.Lines(lines);
    }

    private static List<GeoPoint> points(double[] positions) {
        var points = new ArrayList<GeoPoint>(positions.length / 2);
        for (var i = 0; i < positions.length; i += 2) {
            points.add(new GeoPoint(positions[i + 1], positions[i]));
        }
        return points;
    }
}
