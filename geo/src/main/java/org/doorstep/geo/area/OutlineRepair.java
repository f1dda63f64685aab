package org.doorstep.geo.area;

import org.doorstep.geo.area.OutlineIssue.Kind;
import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Makes rings, as files hold them, into a valid [Outline] with a report of everything that was
/// found. Nothing is dropped in silence: every part or ring that could not be kept has an issue
/// whose kind `loses`.
///
/// Validity is that of the OGC as JTS tests it; repair is JTS's `GeometryFixer`, which keeps the
/// ground covered by a ring's outer lobes. At most one `INVALID_RING` an outline, naming the first
/// place found. Cost O(n log n) for n vertices; rings that cross more than 4 n + 1,000 times are
/// refused as `TANGLED` rather than repaired.
///
/// Stateless; may be used from any thread.
public final class OutlineRepair {

    /// A part narrower than this on average (twice its area over its perimeter) is a sliver.
    private static final double SLIVER_METRES = 1;

    private static final double METRES_PER_DEGREE = 111_320;

    private final List<OutlineIssue> issues = new ArrayList<>();

    private OutlineRepair() {}

    /// The outline, if there is anything to keep, and what was found.
    ///
    /// @param outline empty only when an issue says why
    public record Repaired(Optional<Outline> outline, List<OutlineIssue> issues) {

        public Repaired {
            issues = List.copyOf(issues);
        }

        public boolean has(Kind kind) {
            return issues.stream().anyMatch(issue -> issue.kind() == kind);
        }
    }

    /// @param polygons parts; each a list of rings, shell first, then holes; a ring is longitude,
    ///   latitude, longitude, latitude, and so on
    public static Repaired ofRings(List<List<double[]>> polygons) {
        var repair = new OutlineRepair();
        var parts = new ArrayList<Polygon>();
        for (var rings : polygons) {
            var part = repair.part(rings);
            if (part != null) {
                parts.add(part);
            }
        }
        return repair.finish(parts);
    }

    private Repaired finish(List<Polygon> parts) {
        if (parts.isEmpty()) {
            return nothingLeft();
        }
        var geometry =
                parts.size() == 1
                        ? parts.getFirst()
                        : Outline.GEOMETRIES.createMultiPolygon(parts.toArray(Polygon[]::new));
        var whole = valid(geometry);
        if (whole == null || whole.isEmpty()) {
            return nothingLeft();
        }
        noteShape(whole);
        return new Repaired(Optional.of(Outline.owning(whole)), issues);
    }

    private Repaired nothingLeft() {
        if (issues.stream().noneMatch(issue -> issue.kind().loses())) {
            note(Kind.EMPTY_GEOMETRY, null, "The outline covers no ground.");
        }
        return new Repaired(Optional.empty(), issues);
    }

    private @Nullable Polygon part(List<double[]> rings) {
        if (rings.isEmpty()) {
            note(Kind.EMPTY_GEOMETRY, null, "A part has no ring.");
            return null;
        }
        var shell = ring(rings.getFirst());
        if (shell == null) {
            return null;
        }
        var holes = new ArrayList<LinearRing>();
        for (var hole : rings.subList(1, rings.size())) {
            var ring = ring(hole);
            if (ring != null) {
                holes.add(ring);
            }
        }
        return Outline.GEOMETRIES.createPolygon(shell, holes.toArray(LinearRing[]::new));
    }

    private @Nullable LinearRing ring(double[] degrees) {
        for (var i = 0; i + 1 < degrees.length; i += 2) {
            if (!(Math.abs(degrees[i]) <= 180 && Math.abs(degrees[i + 1]) <= 90)) {
                note(
                        Kind.NOT_A_NUMBER,
                        null,
                        "Position " + (i / 2 + 1) + " of a ring is not a place in degrees.");
                return null;
            }
        }
        if (differentPoints(degrees) < 3) {
            note(
                    Kind.TOO_FEW_POINTS,
                    degrees.length < 2 ? null : new GeoPoint(degrees[1], degrees[0]),
                    "A ring has fewer than three different points.");
            return null;
        }
        return Outline.GEOMETRIES.createLinearRing(
                new PackedCoordinateSequence.Double(closed(degrees), 2, 0));
    }

    private double[] closed(double[] degrees) {
        var last = degrees.length - 2;
        if (degrees[0] == degrees[last] && degrees[1] == degrees[last + 1]) {
            return degrees.clone();
        }
        note(
                Kind.UNCLOSED_RING,
                new GeoPoint(degrees[last + 1], degrees[last]),
                "The last point of a ring was not its first; the ring was closed.");
        var closed = Arrays.copyOf(degrees, degrees.length + 2);
        closed[last + 2] = degrees[0];
        closed[last + 3] = degrees[1];
        return closed;
    }

    /// Up to three; the rest do not matter.
    private static int differentPoints(double[] degrees) {
        var found = new ArrayList<Coordinate>(3);
        for (var i = 0; i + 1 < degrees.length && found.size() < 3; i += 2) {
            var point = new Coordinate(degrees[i], degrees[i + 1]);
            if (!found.contains(point)) {
                found.add(point);
            }
        }
        return found.size();
    }

    private @Nullable Geometry valid(Geometry geometry) {
        var error = new IsValidOp(geometry).getValidationError();
        if (error == null) {
            return geometry;
        }
        var at = error.getCoordinate();
        var place = at == null ? null : new GeoPoint(at.y, at.x);
        if (Tangle.isTangled(geometry)) {
            note(Kind.TANGLED, place, "The rings cross too often to be repaired.");
            return null;
        }
        note(Kind.INVALID_RING, place, error.getMessage() + "; repaired.");
        try {
            return repaired(geometry);
        } catch (TopologyException | IllegalArgumentException e) {
            note(Kind.TANGLED, place, "The rings could not be repaired: " + e.getMessage());
            return null;
        }
    }

    /// Repairs only the parts that need it, and merges parts only where they overlap: a country of
    /// a thousand islands with one bad ring costs what that ring costs.
    private static Geometry repaired(Geometry geometry) {
        var parts = new ArrayList<Polygon>();
        for (var i = 0; i < geometry.getNumGeometries(); i++) {
            var part = geometry.getGeometryN(i);
            var fixed = part.isValid() ? part : GeometryFixer.fix(part);
            for (var j = 0; j < fixed.getNumGeometries(); j++) {
                if (fixed.getGeometryN(j) instanceof Polygon polygon && !polygon.isEmpty()) {
                    parts.add(polygon);
                }
            }
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var whole = Outline.GEOMETRIES.createMultiPolygon(parts.toArray(Polygon[]::new));
        return whole.isValid() ? whole : GeometryFixer.fix(whole);
    }

    private void noteShape(Geometry geometry) {
        for (var i = 0; i < geometry.getNumGeometries(); i++) {
            var part = (Polygon) geometry.getGeometryN(i);
            var inside = part.getExteriorRing().getCoordinateN(0);
            var at = new GeoPoint(inside.y, inside.x);
            if (2 * EqualArea.squareMetres(part) < SLIVER_METRES * perimeterMetres(part)) {
                note(Kind.SLIVER, at, "A part is less than a metre wide on average.");
            }
            if (part.getNumInteriorRing() > 0 && !has(Kind.INVALID_RING)) {
                // A hole that repair itself left is part of that issue.
                note(Kind.HOLE, at, "A part has " + part.getNumInteriorRing() + " hole(s).");
            }
        }
    }

    private static double perimeterMetres(Polygon part) {
        var ring = part.getExteriorRing().getCoordinateSequence();
        var shrink = Math.cos(Math.toRadians(ring.getY(0)));
        var length = 0.0;
        for (var i = 1; i < ring.size(); i++) {
            length +=
                    Math.hypot(
                            (ring.getX(i) - ring.getX(i - 1)) * shrink,
                            ring.getY(i) - ring.getY(i - 1));
        }
        return length * METRES_PER_DEGREE;
    }

    private boolean has(Kind kind) {
        return issues.stream().anyMatch(issue -> issue.kind() == kind);
    }

    private void note(Kind kind, @Nullable GeoPoint at, String detail) {
        issues.add(new OutlineIssue(kind, at, detail));
    }
}
