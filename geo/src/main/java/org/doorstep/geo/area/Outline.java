package org.doorstep.geo.area;

import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

import java.util.List;
import java.util.Objects;

/// The outline of an area: one or more parts, each with any number of holes, in WGS84 degrees.
/// Edges are straight in the plane of longitude and latitude, as RFC 7946 defines them. Never
/// empty. An outline that came through [OutlineRepair] is valid in the sense of the OGC: rings do
/// not cross, holes lie inside, parts do not overlap.
///
/// Immutable; may be shared between threads. Two outlines are equal when their parts, rings and
/// vertices are the same in the same order. Making one copies its n vertices: O(n).
public final class Outline {

    static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final Geometry geometry;
    private final BoundingBox box;

    private Outline(Geometry geometry) {
        this.geometry = geometry;
        var envelope = geometry.getEnvelopeInternal();
        this.box =
                new BoundingBox(
                        envelope.getMinY(),
                        envelope.getMinX(),
                        envelope.getMaxY(),
                        envelope.getMaxX());
    }

    /// For this module's other packages; copies, so that later changes to `polygonal` are not seen.
    /// Validity is not tested.
    ///
    /// @throws IllegalArgumentException when the geometry is empty, not polygonal, or leaves the
    ///   range of degrees
    public static Outline of(Geometry polygonal) {
        return owning(polygonal.copy());
    }

    static Outline owning(Geometry polygonal) {
        if (!(polygonal instanceof Polygonal) || polygonal.isEmpty()) {
            throw new IllegalArgumentException(
                    "An outline is one or more polygons, not an empty "
                            + polygonal.getGeometryType()
                            + " or another kind.");
        }
        return new Outline(polygonal);
    }

    /// One part without holes.
    ///
    /// @param shell its corners in order, first not repeated at the end or repeated, either will do
    /// @throws IllegalArgumentException when they do not make a valid ring
    public static Outline ofCorners(List<GeoPoint> shell) {
        if (shell.isEmpty()) {
            throw new IllegalArgumentException("A ring needs corners.");
        }
        var closed = shell.size() > 1 && shell.getFirst().equals(shell.getLast());
        var corners = new Coordinate[shell.size() + (closed ? 0 : 1)];
        for (var i = 0; i < corners.length; i++) {
            var point = shell.get(i % shell.size());
            corners[i] = new Coordinate(point.longitude(), point.latitude());
        }
        return valid(GEOMETRIES.createPolygon(corners));
    }

    /// Reads `POLYGON` or `MULTIPOLYGON` text, longitude first.
    ///
    /// @throws IllegalArgumentException when the text is no polygon, or an invalid one
    public static Outline fromWkt(String text) {
        try {
            return valid(new WKTReader(GEOMETRIES).read(text));
        } catch (ParseException e) {
            throw new IllegalArgumentException("Not the text of a polygon: " + e.getMessage(), e);
        }
    }

    /// Reads what [#toBytes] wrote.
    ///
    /// @throws IllegalArgumentException when the bytes are no polygon
    public static Outline fromBytes(byte[] wellKnownBinary) {
        try {
            return owning(new WKBReader(GEOMETRIES).read(wellKnownBinary));
        } catch (ParseException e) {
            throw new IllegalArgumentException("Not the bytes of a polygon: " + e.getMessage(), e);
        }
    }

    private static Outline valid(Geometry geometry) {
        if (!geometry.isValid()) {
            throw new IllegalArgumentException(
                    "Rings must not cross and holes must lie inside; repair it first.");
        }
        return owning(geometry);
    }

    /// Well-known binary (OGC 06-103r4, two dimensions), for storage: 16 bytes a vertex and 9 or
    /// more a ring.
    public byte[] toBytes() {
        return new WKBWriter(2).write(geometry);
    }

    /// Well-known text, longitude first, for tests and messages.
    public String toWkt() {
        return geometry.toText();
    }

    /// A copy of the geometry, for this module's other packages (other modules do not see JTS).
    public Geometry toGeometry() {
        return geometry.copy();
    }

    /// The geometry itself, for readers that promise not to change it.
    Geometry shared() {
        return geometry;
    }

    /// Whether the point lies inside or exactly on the edge; a hole's own edge belongs to the area.
    /// Exact (JTS ray crossing with robust orientation); time grows with the number of vertices, so
    /// ask an [AreaLocator] when there is more than a handful of points.
    public boolean contains(GeoPoint point) {
        return box.contains(point)
                && SimplePointInAreaLocator.locate(
                                new Coordinate(point.longitude(), point.latitude()), geometry)
                        != Location.EXTERIOR;
    }

    public BoundingBox boundingBox() {
        return box;
    }

    /// How far the point is from the nearest edge, whether it lies inside or outside; zero on the
    /// edge. The nearest place is found in a plane laid at the point, so the answer is right to 0.5
    /// % up to 50 km and grows less certain beyond.
    public Distance distanceToEdge(GeoPoint point) {
        return NearestEdge.distance(geometry, point);
    }

    /// Area on the WGS84 ellipsoid in square metres, holes left out, by an equal-area projection of
    /// the vertices (Snyder 1987, equation 3-12). Differs from the area in the National Grid's
    /// plane by the grid's own scale, at most 0.09 %.
    public double areaSquareMetres() {
        return EqualArea.squareMetres(geometry);
    }

    /// A place inside the largest part, as far from its edges as a hundredth of its size allows:
    /// where a label goes.
    public GeoPoint labelPoint() {
        var largest = largestPart();
        var envelope = largest.getEnvelopeInternal();
        var tolerance = Math.max(envelope.getWidth(), envelope.getHeight()) / 100;
        var centre =
                tolerance > 0
                        ? MaximumInscribedCircle.getCenter(largest, tolerance).getCoordinate()
                        : largest.getInteriorPoint().getCoordinate();
        return new GeoPoint(centre.y, centre.x);
    }

    private Polygon largestPart() {
        var largest = (Polygon) geometry.getGeometryN(0);
        for (var i = 1; i < geometry.getNumGeometries(); i++) {
            var part = (Polygon) geometry.getGeometryN(i);
            if (part.getArea() > largest.getArea()) {
                largest = part;
            }
        }
        return largest;
    }

    /// How many separate parts, at least one.
    public int parts() {
        return geometry.getNumGeometries();
    }

    /// How many holes in all parts together.
    public int holes() {
        var holes = 0;
        for (var i = 0; i < geometry.getNumGeometries(); i++) {
            holes += ((Polygon) geometry.getGeometryN(i)).getNumInteriorRing();
        }
        return holes;
    }

    /// How many vertices in all rings, the closing one of each ring counted as files count it.
    public int vertices() {
        return geometry.getNumPoints();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Outline outline && geometry.equalsExact(outline.geometry);
    }

    @Override
    public int hashCode() {
        return Objects.hash(box, geometry.getNumPoints());
    }

    @Override
    public String toString() {
        return "Outline["
                + parts()
                + " parts, "
                + holes()
                + " holes, "
                + vertices()
                + " vertices, "
                + box
                + "]";
    }
}
