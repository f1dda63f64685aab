package org.doorstep.bench;

import org.doorstep.geo.area.Outline;
import org.doorstep.geo.grid.NationalGrid;
import org.doorstep.geo.point.GeoPoint;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Places in degrees, as two arrays.
///
/// @param latitudes degrees north
/// @param longitudes degrees east, as many
record Points(double[] latitudes, double[] longitudes) {

    /// Every located postcode of the open data, in the order of its file: by postcode, so
    /// neighbours mostly stand together, as they do in a register.
    static Points ofPostcodes() throws IOException {
        var eastings = new double[2_000_000];
        var northings = new double[2_000_000];
        var count = 0;
        try (var lines = OpenData.gzipLines("postcodes/codepoint_open_2014-08_shared.csv.gz")) {
            lines.readLine();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var cells = line.split(",", -1);
                if (!cells[2].isEmpty() && !cells[2].equals("0")) {
                    eastings[count] = Double.parseDouble(cells[2]);
                    northings[count++] = Double.parseDouble(cells[3]);
                }
            }
        }
        var points = new Points(new double[count], new double[count]);
        for (var i = 0; i < count; i++) {
            var place = NationalGrid.toWgs84(eastings[i], northings[i]);
            points.latitudes[i] = place.latitude();
            points.longitudes[i] = place.longitude();
        }
        return points;
    }

    /// Every vertex of the outlines, the four nearest numbers beside it, the middle of every edge;
    /// the rest at random in the outlines' boxes, as many in each.
    static Points hard(Collection<Outline> outlines, int count, long seed) {
        var points = new Points(new double[count], new double[count]);
        var next = 0;
        for (var outline : outlines) {
            var corners = outline.toGeometry().getCoordinates();
            for (var i = 0; i < corners.length; i++) {
                double x = corners[i].x, y = corners[i].y;
                var before = corners[Math.max(0, i - 1)];
                next = points.add(next, x, y);
                next = points.add(next, Math.nextUp(x), y);
                next = points.add(next, Math.nextDown(x), y);
                next = points.add(next, x, Math.nextUp(y));
                next = points.add(next, x, Math.nextDown(y));
                next = points.add(next, (x + before.x) / 2, (y + before.y) / 2);
            }
        }
        var random = new Random(seed);
        for (var boxes = outlines.stream().map(Outline::boundingBox).toList(); next < count; ) {
            var box = boxes.get(next % boxes.size());
            next =
                    points.add(
                            next,
                            box.west() + random.nextDouble() * (box.east() - box.west()),
                            box.south() + random.nextDouble() * (box.north() - box.south()));
        }
        return points;
    }

    private int add(int at, double x, double y) {
        longitudes[at] = x;
        latitudes[at] = y;
        return at + 1;
    }

    /// The first of them, or all when there are no more.
    Points first(int count) {
        return new Points(
                Arrays.copyOf(latitudes, Math.min(count, size())),
                Arrays.copyOf(longitudes, Math.min(count, size())));
    }

    GeoPoint place(int i) {
        return GeoPoint.of(latitudes[i], longitudes[i]);
    }

    List<GeoPoint> places(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::place).toList();
    }

    /// The first of them that are not the same, which JTS's k-d tree would keep as one.
    List<GeoPoint> distinctPlaces(int count) {
        return IntStream.range(0, size()).mapToObj(this::place).distinct().limit(count).toList();
    }

    /// Each place moved by less than so many degrees north or south and east or west.
    Points moved(double degrees, long seed) {
        var random = new Random(seed);
        return new Points(
                Arrays.stream(latitudes)
                        .map(at -> at + degrees * random.nextDouble(-1, 1))
                        .toArray(),
                Arrays.stream(longitudes)
                        .map(at -> at + degrees * random.nextDouble(-1, 1))
                        .toArray());
    }

    int size() {
        return latitudes.length;
    }

    /// The same places in an order that only the seed knows.
    Points shuffled(long seed) {
        var random = new Random(seed);
        var shuffled = new Points(latitudes.clone(), longitudes.clone());
        for (var i = size() - 1; i > 0; i--) {
            swap(shuffled.latitudes, i, random.nextInt(i + 1));
        }
        random.setSeed(seed);
        for (var i = size() - 1; i > 0; i--) {
            swap(shuffled.longitudes, i, random.nextInt(i + 1));
        }
        return shuffled;
    }

    private static void swap(double[] values, int i, int j) {
        var value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
