package org.doorstep.geo.format;

import org.doorstep.geo.grid.NationalGrid;
import org.doorstep.geo.point.UnitedKingdom;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One record of a shapefile, made into the terms of GeoJSON. Heights and measures stand after the
/// places in a record and are skipped with its rest.
final class Shape {

    private static final int BOX = 32;

    private final boolean grid;
    private final ReadLimits limits;
    private String type = "";
    private Coordinates coordinates = new Coordinates.Nested(List.of());
    private long left;

    Shape(boolean grid, ReadLimits limits) {
        this.grid = grid;
        this.limits = limits;
    }

    /// The GeoJSON type, or empty for a null shape.
    String type() {
        return type;
    }

    Coordinates coordinates() {
        return coordinates;
    }

    /// @param bytes the record's length
    void read(DataInputStream in, long bytes) throws IOException {
        left = bytes;
        // Types 11 to 18 have heights, 21 to 28 measures besides.
        var kind = littleInt(in);
        type = "";
        coordinates = new Coordinates.Nested(List.of());
        switch (kind % 10) {
            case 0 -> {}
            case 1 -> point(in);
            case 3 -> parts(in, "MultiLineString");
            case 5 -> parts(in, "MultiPolygon");
            case 8 -> points(in);
            default -> {
                type = "MultiPatch";
                coordinates = new Coordinates.Misshapen();
            }
        }
        in.skipNBytes(left);
    }

    private void point(DataInputStream in) throws IOException {
        var place = places(in, 1);
        type = "Point";
        coordinates = new Coordinates.Position(place[0], place[1]);
    }

    private void points(DataInputStream in) throws IOException {
        skip(in, BOX);
        var count = littleInt(in);
        type = "MultiPoint";
        coordinates =
                count > limits.verticesPerFeature()
                        ? new Coordinates.TooMany()
                        : new Coordinates.Run(places(in, count));
    }

    private void parts(DataInputStream in, String what) throws IOException {
        type = what;
        skip(in, BOX);
        var parts = littleInt(in);
        var count = littleInt(in);
        if (parts < 0 || count < 0 || 4L * parts + 16L * count > left) {
            coordinates = new Coordinates.Misshapen();
            return;
        }
        if (parts > limits.verticesPerFeature() || count > limits.verticesPerFeature()) {
            coordinates = new Coordinates.TooMany();
            return;
        }
        var starts = new int[parts + 1];
        for (var i = 0; i < parts; i++) {
            starts[i] = littleInt(in);
        }
        starts[parts] = count;
        var runs = runs(starts, places(in, count));
        coordinates = runs.isEmpty() || !what.equals("MultiPolygon") ? nested(runs) : areas(runs);
    }

    private static Coordinates nested(List<double[]> runs) {
        return new Coordinates.Nested(
                runs.stream().map(run -> (Coordinates) new Coordinates.Run(run)).toList());
    }

    private static List<double[]> runs(int[] starts, double[] places) {
        var runs = new ArrayList<double[]>();
        for (var i = 0; i + 1 < starts.length; i++) {
            int from = starts[i], to = starts[i + 1];
            if (from >= 0 && from < to && to <= places.length / 2) {
                runs.add(Arrays.copyOfRange(places, 2 * from, 2 * to));
            }
        }
        return runs;
    }

    /// Clockwise rings are shells, the others holes of the smallest shell around them. A hole
    /// without one, as careless writers leave it, is taken for a shell.
    private static Coordinates areas(List<double[]> rings) {
        var shells = new ArrayList<List<Coordinates>>();
        var shellRings = new ArrayList<CoordinateSequence>();
        var holes = new ArrayList<double[]>();
        for (var ring : rings) {
            var points = new PackedCoordinateSequence.Double(ring, 2, 0);
            if (points.size() > 3 && Orientation.isCCW(points)) {
                holes.add(ring);
            } else {
                shells.add(new ArrayList<>(List.of(new Coordinates.Run(ring))));
                shellRings.add(points);
            }
        }
        var orphans = new ArrayList<List<Coordinates>>();
        for (var hole : holes) {
            var shell = smallestAround(hole, shellRings);
            if (shell < 0) {
                orphans.add(List.of(new Coordinates.Run(hole)));
            } else {
                shells.get(shell).add(new Coordinates.Run(hole));
            }
        }
        shells.addAll(orphans);
        return new Coordinates.Nested(
                shells.stream().map(shell -> (Coordinates) new Coordinates.Nested(shell)).toList());
    }

    private static int smallestAround(double[] hole, List<CoordinateSequence> shells) {
        var place = new Coordinate(hole[0], hole[1]);
        var smallest = -1;
        var least = Double.POSITIVE_INFINITY;
        for (var i = 0; i < shells.size(); i++) {
            var box = shells.get(i).expandEnvelope(new Envelope());
            if (box.getArea() < least
                    && box.contains(place)
                    && RayCrossingCounter.locatePointInRing(place, shells.get(i))
                            != Location.EXTERIOR) {
                smallest = i;
                least = box.getArea();
            }
        }
        return smallest;
    }

    /// Longitude and latitude of each place; what is no place on the grid stays as it is, to be
    /// refused with its numbers.
    private double[] places(DataInputStream in, int count) throws IOException {
        if (count < 0 || 16L * count > left) {
            throw new EOFException();
        }
        var places = new double[2 * count];
        for (var i = 0; i < places.length; i++) {
            places[i] = Double.longBitsToDouble(Long.reverseBytes(in.readLong()));
        }
        left -= 16L * count;
        if (grid) {
            for (var i = 0; i < places.length; i += 2) {
                if (UnitedKingdom.looksLikeGrid(places[i], places[i + 1])) {
                    var point = NationalGrid.toWgs84(places[i], places[i + 1]);
                    places[i] = point.longitude();
                    places[i + 1] = point.latitude();
                }
            }
        }
        return places;
    }

    private int littleInt(DataInputStream in) throws IOException {
        skipped(4);
        return Integer.reverseBytes(in.readInt());
    }

    private void skip(DataInputStream in, int bytes) throws IOException {
        skipped(bytes);
        in.skipNBytes(bytes);
    }

    private void skipped(int bytes) throws EOFException {
        if (left < bytes) {
            throw new EOFException();
        }
        left -= bytes;
    }
}
