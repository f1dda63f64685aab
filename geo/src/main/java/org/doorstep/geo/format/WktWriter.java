package org.doorstep.geo.format;

import org.doorstep.geo.area.Outline;
import org.doorstep.geo.point.GeoPoint;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKTWriter;

import java.util.List;

/// Writes places as well-known text (OGC 06-103r4, by JTS's writer), longitude first, in degrees:
/// seven decimals (1 cm) unless asked otherwise, no trailing zeros. Two vertices that round to the
/// same place are both written, so that what two neighbours share stays shared.
///
/// Immutable; may be shared between threads. Cost is linear in the vertices.
public final class WktWriter {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final double scale;

    /// Seven decimals.
    public WktWriter() {
        this(7);
    }

    /// @param decimals 0 to 12; six are 11 cm
    public WktWriter(int decimals) {
        if (decimals < 0 || decimals > 12) {
            throw new IllegalArgumentException("0 to 12 decimals, not " + decimals + ".");
        }
        this.scale = Math.pow(10, decimals);
    }

    /// `POLYGON` or `MULTIPOLYGON`.
    public String write(Outline outline) {
        return written(outline.toGeometry());
    }

    /// `LINESTRING`.
    ///
    /// @param line two points or more, or none
    public String write(List<GeoPoint> line) {
        return written(
                GEOMETRIES.createLineString(
                        line.stream().map(WktWriter::corner).toArray(Coordinate[]::new)));
    }

    /// `POINT`.
    public String write(GeoPoint point) {
        return written(GEOMETRIES.createPoint(corner(point)));
    }

    private static Coordinate corner(GeoPoint point) {
        return new Coordinate(point.longitude(), point.latitude());
    }

    /// Rounded here: by a precision model of its own the writer would count digits, not decimals.
    /// It keeps working storage, so each text has its own.
    private String written(Geometry geometry) {
        var rounded = geometry.copy();
        rounded.apply(new Rounding(scale));
        return new WKTWriter().write(rounded);
    }

    private record Rounding(double scale) implements CoordinateSequenceFilter {

        @Override
        public void filter(CoordinateSequence places, int i) {
            places.setOrdinate(i, 0, Math.round(places.getX(i) * scale) / scale);
            places.setOrdinate(i, 1, Math.round(places.getY(i) * scale) / scale);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
