package org.doorstep.bench;

import de.westnordost.countryboundaries.CountryBoundaries;

import org.doorstep.geo.area.AreaLocator;
import org.doorstep.geo.area.Outline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Row `point-in-ward`: every shared ward, real postcodes as points.
final class PointInWard {

    private static final int HARD = 10_000_000;
    private static final int JTS_POINTS = 400_000;
    private static final int POSTGIS_POINTS = 200_000;
    private static final int BYTES_A_VERTEX = 16;

    private final TreeMap<String, Outline> wards;
    private final AreaLocator<String> locator;
    private final long kept;

    /// Where each side leaves its answers, so that no work is left out.
    private int[] answers = new int[0];

    private long size;

    private PointInWard() throws IOException {
        wards = OpenData.wards();
        var heap = Heap.of(() -> AreaLocator.of(wards));
        locator = heap.made();
        kept = heap.bytes();
    }

    public static void main(String[] arguments) throws IOException {
        var bench = new PointInWard();
        var asked = List.of(arguments).subList(1, arguments.length);
        Row.run("point-in-ward", row -> bench.measure(row, arguments[0], asked));
    }

    private void measure(Row row, String database, List<String> asked) throws IOException {
        var sorted = Points.ofPostcodes();
        var shuffled = sorted.shuffled(1);
        row.say("  %,d wards, %,d postcodes", wards.size(), sorted.size());
        heap(row);
        if (asked.isEmpty() || asked.contains("jts")) {
            againstJts(row, sorted, shuffled);
        }
        if (asked.isEmpty() || asked.contains("countryboundaries")) {
            againstRaster(row, sorted, shuffled, 1 << 10);
        }
        if (asked.isEmpty() || asked.contains("postgis")) {
            againstPostGis(row, database, shuffled.first(POSTGIS_POINTS));
        }
        if (asked.isEmpty() || asked.contains("threads")) {
            threads(row, shuffled);
        }
    }

    private void threads(Row row, Points points) throws IOException {
        var one = Side.timed(() -> answers = find(points));
        var two =
                Side.timed(() ->
                        answers = locator.findAll(points.latitudes(), points.longitudes(), 2));
        row.check("two threads as one", Arrays.equals(find(points), answersOf(two)));
        row.faster(
                "two threads", "one thread", points.size(), "point", 1.8, Pairs.measure(two, one));
    }

    private int[] answersOf(Side side) throws IOException {
        side.seconds();
        return answers;
    }

    private int[] find(Points points) {
        return locator.findAll(points.latitudes(), points.longitudes());
    }

    private void heap(Row row) {
        var vertices = wards.values().stream().mapToLong(Outline::vertices).sum();
        row.atMost(
                "heap of the locator in raw coordinates (%,d bytes; the outlines are not kept)"
                        .formatted(kept),
                (double) kept / (BYTES_A_VERTEX * vertices),
                4);
    }

    private void againstJts(Row row, Points sorted, Points shuffled) throws IOException {
        var jts = new JtsWards(wards);
        var hard = Points.hard(wards.values(), HARD, 2);
        row.check(
                "%,d points, vertices, edges and their neighbours first, as JTS".formatted(HARD),
                Arrays.equals(find(hard), jts.findAllTogether(hard)));
        row.check(
                "every postcode as JTS",
                Arrays.equals(find(shuffled), jts.findAllTogether(shuffled)));
        for (var order : List.of("shuffled", "sorted")) {
            var points = (order.equals("sorted") ? sorted : shuffled).first(JTS_POINTS);
            row.faster(
                    order + " postcodes",
                    "JTS STRtree + IndexedPointInAreaLocator",
                    points.size(),
                    "point",
                    10,
                    Pairs.measure(
                            Side.timed(() -> answers = find(points)),
                            Side.timed(() -> answers = jts.findAll(points))));
        }
    }

    private void againstRaster(Row row, Points sorted, Points shuffled, int cells)
            throws IOException {
        var raster = new Raster(wards, cells);
        var boundaries = raster.load();
        row.say(
                "  countryboundaries, %d x %d cells: %.4f %% of its answers are the same (it rounds"
                        + " to 1/65,535 of a cell)",
                cells, cells, 100 * same(boundaries, stretched(raster, shuffled), find(shuffled)));
        for (var points : List.of(shuffled, sorted)) {
            var stretched = stretched(raster, points);
            row.faster(
                    (points == sorted ? "sorted" : "shuffled") + " postcodes",
                    "countryboundaries",
                    points.size(),
                    "point",
                    1.5,
                    Pairs.measure(
                            Side.timed(() -> answers = find(points)),
                            Side.timed(() -> ask(boundaries, stretched))));
        }
    }

    private static Points stretched(Raster raster, Points points) {
        return new Points(
                Arrays.stream(points.latitudes()).map(raster::stretchedLatitude).toArray(),
                Arrays.stream(points.longitudes()).map(raster::stretchedLongitude).toArray());
    }

    private void ask(CountryBoundaries boundaries, Points points) {
        for (var i = 0; i < points.size(); i++) {
            size += boundaries.getIds(points.longitudes()[i], points.latitudes()[i]).size();
        }
    }

    private double same(CountryBoundaries boundaries, Points points, int[] ours) {
        var same =
                IntStream.range(0, points.size())
                        .filter(i -> {
                            var ids =
                                    boundaries.getIds(
                                            points.longitudes()[i], points.latitudes()[i]);
                            return ours[i] < 0 ? ids.isEmpty() : ids.contains(locator.key(ours[i]));
                        })
                        .count();
        return (double) same / points.size();
    }

    private void againstPostGis(Row row, String database, Points points) throws IOException {
        try (var postGis = new PostGis(database)) {
            postGis.run("CREATE TABLE ward (area int, outline geometry);");
            postGis.load("ward", outlines());
            postGis.run(
                    "CREATE TABLE part AS SELECT area, ST_Subdivide(outline) AS outline FROM ward;"
                            + " CREATE INDEX ON part USING gist (outline); ANALYZE part;"
                            + " CREATE TABLE point (id int, place geometry);");
            postGis.load("point", places(points));
            var join = " FROM point JOIN part ON ST_Covers(outline, place)";
            var theirs = new int[points.size()];
            Arrays.fill(theirs, -1);
            for (var line : postGis.rows("SELECT id, min(area)" + join + " GROUP BY id;")) {
                var cells = line.split("\\|");
                theirs[Integer.parseInt(cells[0])] = Integer.parseInt(cells[1]);
            }
            row.check("the same wards as PostGIS", Arrays.equals(find(points), theirs));
            row.faster(
                    "shuffled postcodes",
                    "PostGIS ST_Covers over ST_Subdivide'd wards",
                    points.size(),
                    "point",
                    50,
                    Pairs.measure(
                            Side.timed(() -> answers = find(points)),
                            () -> postGis.seconds("SELECT count(*), sum(area)" + join + ";")));
        }
    }

    private List<String> outlines() {
        var lines = new ArrayList<String>();
        for (var outline : wards.values()) {
            lines.add(lines.size() + "\t" + java.util.HexFormat.of().formatHex(outline.toBytes()));
        }
        return lines;
    }

    private static List<String> places(Points points) {
        return IntStream.range(0, points.size())
                .mapToObj(i ->
                        i + "\tPOINT(" + points.longitudes()[i] + " " + points.latitudes()[i] + ")")
                .toList();
    }
}
