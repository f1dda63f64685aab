package org.doorstep.bench;

import de.westnordost.countryboundaries.CountryBoundaries;

import org.doorstep.geo.area.Outline;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The wards as `countryboundaries` wants them: cut along the cells of a raster, in the format of
/// its files (version 2), as its own generator does it. Its raster spans the world, so the wards'
/// box is stretched to the world's, and points with it; that costs it nothing.
final class Raster {

    private static final int FINENESS = 0xffff;

    private record Piece(String ward, Geometry geometry) {}

    private final GeometryFactory geometries = new GeometryFactory();
    private final int size;
    private final double west;
    private final double south;
    private final double width;
    private final double height;
    private final List<List<String>> containing = new ArrayList<>();
    private final List<List<Piece>> meeting = new ArrayList<>();

    /// @param size cells in a row and in a column
    Raster(Map<String, Outline> wards, int size) {
        this.size = size;
        var boxes = wards.values().stream().map(Outline::boundingBox).toList();
        var box = boxes.stream().reduce((a, b) -> a.with(b)).orElseThrow();
        west = box.west();
        south = box.south();
        width = box.east() - west;
        height = box.north() - south;
        for (var i = 0; i < size * size; i++) {
            containing.add(new ArrayList<>(1));
            meeting.add(new ArrayList<>(1));
        }
        wards.forEach((ward, outline) -> cut(ward, outline.toGeometry(), 0, 0, size));
    }

    /// Halves the ward until its pieces are no wider than a cell.
    private void cut(String ward, Geometry geometry, int column, int row, int cells) {
        var box = geometry.getEnvelopeInternal();
        if (geometry.isEmpty()
                || box.getMaxX() < x(column)
                || box.getMinX() > x(column + cells)
                || box.getMaxY() < y(row)
                || box.getMinY() > y(row + cells)) {
            return;
        }
        var square = square(column, row, cells);
        var covered = square.getEnvelopeInternal().covers(box);
        var piece = covered ? geometry : polygons(geometry.intersection(square));
        if (piece.isEmpty()) {
            return;
        }
        if (cells == 1) {
            place(ward, piece, square, row * size + column);
            return;
        }
        var half = cells / 2;
        cut(ward, piece, column, row, half);
        cut(ward, piece, column + half, row, half);
        cut(ward, piece, column, row + half, half);
        cut(ward, piece, column + half, row + half, half);
    }

    /// Without the lines and points in which a ward only touches a cell.
    @SuppressWarnings("unchecked")
    private Geometry polygons(Geometry geometry) {
        return geometries.buildGeometry(PolygonExtracter.getPolygons(geometry));
    }

    private void place(String ward, Geometry piece, Geometry square, int cell) {
        if (piece.getNumPoints() == 5 && piece.equalsTopo(square)) {
            containing.get(cell).add(ward);
        } else {
            meeting.get(cell).add(new Piece(ward, piece));
        }
    }

    private double x(int column) {
        return west + width * column / size;
    }

    private double y(int row) {
        return south + height * row / size;
    }

    private Geometry square(int column, int row, int cells) {
        return geometries.createPolygon(
                new Coordinate[] {
                    new Coordinate(x(column), y(row)),
                    new Coordinate(x(column), y(row + cells)),
                    new Coordinate(x(column + cells), y(row + cells)),
                    new Coordinate(x(column + cells), y(row)),
                    new Coordinate(x(column), y(row))
                });
    }

    /// Where a point of the ground lies in the stretched world.
    double stretchedLongitude(double longitude) {
        return (longitude - west) / width * 360 - 180;
    }

    double stretchedLatitude(double latitude) {
        return (latitude - south) / height * 180 - 90;
    }

    CountryBoundaries load() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeShort(2);
            out.writeInt(0); // no sizes of countries: they only sort answers
            out.writeInt(size);
            out.writeInt(size * size);
            for (var row = size - 1; row >= 0; row--) {
                for (var column = 0; column < size; column++) {
                    write(out, column, row);
                }
            }
        }
        return CountryBoundaries.load(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private void write(DataOutputStream out, int column, int row) throws IOException {
        var cell = row * size + column;
        out.writeByte(containing.get(cell).size());
        for (var ward : containing.get(cell)) {
            out.writeUTF(ward);
        }
        out.writeByte(meeting.get(cell).size());
        for (var piece : meeting.get(cell)) {
            out.writeUTF(piece.ward);
            var outer = new ArrayList<Coordinate[]>();
            var inner = new ArrayList<Coordinate[]>();
            rings(piece.geometry, outer, inner);
            write(out, outer, column, row);
            write(out, inner, column, row);
        }
    }

    private static void rings(
            Geometry geometry, List<Coordinate[]> outer, List<Coordinate[]> inner) {
        for (var i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon) {
                outer.add(polygon.getExteriorRing().getCoordinates());
                for (var hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    inner.add(polygon.getInteriorRingN(hole).getCoordinates());
                }
            }
        }
    }

    private void write(DataOutputStream out, List<Coordinate[]> rings, int column, int row)
            throws IOException {
        out.writeByte(rings.size());
        for (var ring : rings) {
            out.writeInt(ring.length - 1);
            for (var i = 0; i < ring.length - 1; i++) {
                out.writeShort(local(ring[i].x, x(column), x(column + 1)));
                out.writeShort(local(ring[i].y, y(row), y(row + 1)));
            }
        }
    }

    private static int local(double value, double low, double high) {
        return Math.clamp((int) ((value - low) * FINENESS / (high - low)), 0, FINENESS);
    }
}
