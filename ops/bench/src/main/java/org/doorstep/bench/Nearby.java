package org.doorstep.bench;

import org.doorstep.geo.nearby.Near;
import org.doorstep.geo.nearby.NearbyIndex;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.locationtech.jts.geom.Coordinate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Row `nearby`: actions and askers at real postcodes.
final class Nearby {

    private static final int ACTIONS = 10_000;
    private static final int ASKERS = 20_000;
    private static final int BRUTE = 500;
    private static final int COUNT = 10;
    private static final Distance RADIUS = Distance.ofKilometres(5);

    /// Sphere and plane against ellipsoid: by so much two distances may differ and yet be one.
    private static final double MODELS_DIFFER = 0.006;

    private final List<GeoPoint> actions;
    private final List<GeoPoint> askers;
    private final NearbyIndex<Integer> index;
    private final JtsActions jts;
    private final Coordinate[] askersOnGrid;

    /// What each side found, so that no work is left out.
    private long found;

    private Nearby() throws IOException {
        var points = Points.ofPostcodes().shuffled(3);
        actions = points.distinctPlaces(ACTIONS);
        askers = points.places(2 * ACTIONS, 2 * ACTIONS + ASKERS);
        var numbers = IntStream.range(0, ACTIONS).boxed().toList();
        index = NearbyIndex.of(numbers, actions::get, Comparator.naturalOrder());
        jts = new JtsActions(actions);
        askersOnGrid = askers.stream().map(JtsActions::grid).toArray(Coordinate[]::new);
    }

    public static void main(String[] arguments) throws IOException {
        var bench = new Nearby();
        Row.run("nearby", row -> bench.measure(row, arguments[0]));
    }

    private void measure(Row row, String script) throws IOException {
        bruteForce(row);
        nearest(row, 1);
        nearest(row, COUNT);
        radius(row);
        try {
            write("items-grid", actions.stream().map(JtsActions::grid).toList());
            write("askers-grid", List.of(askersOnGrid));
            write("items-degrees", degrees(actions));
            write("askers-degrees", degrees(askers));
            peer(row, script, "flatbush", "grid");
            peer(row, script, "geokdbush", "degrees");
        } finally {
            for (var file :
                    List.of("items-grid", "askers-grid", "items-degrees", "askers-degrees")) {
                Files.deleteIfExists(Path.of(file));
            }
        }
    }

    private void bruteForce(Row row) {
        var same = true;
        for (var asker : askers.subList(0, BRUTE)) {
            var all =
                    IntStream.range(0, ACTIONS)
                            .mapToObj(i -> new Near<>(i, asker.distanceTo(actions.get(i))))
                            .sorted(
                                    Comparator.comparing((Near<Integer> near) -> near.distance())
                                            .thenComparing(Near::item))
                            .toList();
            same &= index.nearest(asker, COUNT).equals(all.subList(0, COUNT));
            same &=
                    index.within(asker, RADIUS)
                            .equals(
                                    all.stream()
                                            .filter(near -> !near.distance().isLongerThan(RADIUS))
                                            .toList());
        }
        row.check("nearest %d and all within %s as by brute force".formatted(COUNT, RADIUS), same);
    }

    private void nearest(Row row, int count) throws IOException {
        var same = true;
        for (var i = 0; i < BRUTE; i++) {
            var asker = askers.get(i);
            var ours = index.nearest(asker, count);
            var theirs =
                    Arrays.stream(jts.nearest(askersOnGrid[i], count))
                            .mapToDouble(action -> asker.distanceTo(actions.get(action)).metres())
                            .sorted()
                            .toArray();
            for (var rank = 0; rank < count; rank++) {
                same &= isOne(ours.get(rank).distance().metres(), theirs[rank]);
            }
        }
        row.check("the nearest %d of JTS".formatted(count), same);
        row.faster(
                "nearest %d of 10,000".formatted(count),
                "JTS STRtree",
                ASKERS,
                "question",
                5,
                Pairs.measure(
                        Side.timed(() ->
                                askers.forEach(
                                        asker -> found += index.nearest(asker, count).size())),
                        Side.timed(() -> {
                            for (var asker : askersOnGrid) {
                                found += jts.nearest(asker, count).length;
                            }
                        })));
    }

    private static boolean isOne(double one, double other) {
        return Math.abs(one - other) <= MODELS_DIFFER * Math.max(one, other);
    }

    private void radius(Row row) throws IOException {
        var same = true;
        for (var asker : askers.subList(0, BRUTE)) {
            var ours = new boolean[ACTIONS];
            index.within(asker, RADIUS).forEach(near -> ours[near.item()] = true);
            var theirs = new boolean[ACTIONS];
            jts.within(asker, RADIUS, (action, metres) -> theirs[action] = true);
            for (var i = 0; i < ACTIONS; i++) {
                same &=
                        ours[i] == theirs[i]
                                || isOne(
                                        asker.distanceTo(actions.get(i)).metres(), RADIUS.metres());
            }
        }
        row.check("the same within %s as JTS KdTree + haversine".formatted(RADIUS), same);
        found = 0;
        askers.forEach(asker -> found += index.within(asker, RADIUS).size());
        row.say("  %.1f actions within %s of an asker", (double) found / ASKERS, RADIUS);
        row.faster(
                "within " + RADIUS,
                "JTS KdTree + haversine",
                ASKERS,
                "question",
                5,
                Pairs.measure(
                        Side.timed(() ->
                                askers.forEach(
                                        asker -> found += index.within(asker, RADIUS).size())),
                        Side.timed(() ->
                                askers.forEach(
                                        asker -> found += jts.listWithin(asker, RADIUS).size()))));
    }

    private void peer(Row row, String script, String library, String unit) throws IOException {
        var command = List.of("node", script, library, "items-" + unit, "askers-" + unit);
        try (var peer = Peer.start(command)) {
            var theirs = peer.ask("answers").split(" ");
            var same = theirs.length == ASKERS;
            for (var i = 0; i < ASKERS; i++) {
                var asker = askers.get(i);
                var other = asker.distanceTo(actions.get(Integer.parseInt(theirs[i]))).metres();
                same &= isOne(index.nearest(asker, 1).getFirst().distance().metres(), other);
            }
            row.check("the nearest one of " + library, same);
            row.faster(
                    "nearest 1 of 10,000",
                    library + " (npm)",
                    ASKERS,
                    "question",
                    1,
                    Pairs.measure(
                            Side.timed(() ->
                                    askers.forEach(
                                            asker -> found += index.nearest(asker, 1).size())),
                            () -> Double.parseDouble(peer.ask("run"))));
        }
    }

    private static List<Coordinate> degrees(List<GeoPoint> points) {
        return points.stream()
                .map(point -> new Coordinate(point.longitude(), point.latitude()))
                .toList();
    }

    private static void write(String file, List<Coordinate> pairs) throws IOException {
        var bytes = ByteBuffer.allocate(16 * pairs.size()).order(ByteOrder.LITTLE_ENDIAN);
        pairs.forEach(pair -> bytes.putDouble(pair.x).putDouble(pair.y));
        Files.write(Path.of(file), bytes.array());
    }
}
