package org.doorstep.bench.turf;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.DoorLabel;
import org.doorstep.geo.walk.turf.Barrier;
import org.doorstep.geo.walk.turf.Frontage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A made-up town from a seed: streets of a crooked grid with odd and even sides, closes off them,
/// ribbons along the roads out, corner shops without doors, pairs of flats, and tower blocks where
/// asked for.
final class Town {

    private static final double METRES_PER_DEGREE = 111_320;
    private static final GeoPoint MIDDLE = GeoPoint.of(52.0, -1.0);
    private static final double BLOCK_WIDE = 170;
    private static final double BLOCK_HIGH = 95;

    private final Random random;
    private final int wanted;
    private final int towers;
    private final List<Frontage<Integer>> frontages = new ArrayList<>();
    private int streets;

    private Town(int wanted, int towers, long seed) {
        this.wanted = wanted;
        this.towers = towers;
        random = new Random(seed);
    }

    /// @param addresses how many buildings
    /// @param towers one of how many buildings is a tower block; 0 for none
    static List<Frontage<Integer>> of(int addresses, int towers, long seed) {
        var town = new Town(addresses, towers, seed);
        town.build();
        return List.copyOf(town.frontages);
    }

    /// A river from north to south through the middle of the town and a railway from west to east,
    /// with a gap of 30 m for a bridge.
    static List<Barrier> barriers() {
        return List.of(
                new Barrier(List.of(place(61, -9_000), place(48, -200), place(75, 9_000))),
                new Barrier(List.of(place(-9_000, 33), place(300, 41))),
                new Barrier(List.of(place(330, 41), place(9_000, 37))));
    }

    static GeoPoint place(double east, double north) {
        return GeoPoint.of(
                MIDDLE.latitude() + north / METRES_PER_DEGREE,
                MIDDLE.longitude()
                        + east / METRES_PER_DEGREE / Math.cos(Math.toRadians(MIDDLE.latitude())));
    }

    private void build() {
        // About 47 doors a block with its share of closes; a tenth of the town stands in ribbons.
        var across = (int) Math.max(2, Math.round(Math.sqrt(wanted * 0.9 / 47 * 0.6)));
        var up = (int) Math.max(2, Math.round(wanted * 0.9 / 47 / across));
        ribbons(across, up);
        for (var row = -up / 2; frontages.size() < wanted; row++) {
            for (var from = -across / 2; from <= across - across / 2; ) {
                var blocks = 2 + random.nextInt(3);
                eastward(row, from, Math.min(from + blocks, across - across / 2));
                from += blocks;
            }
            if (row > 8 * up) {
                throw new IllegalStateException("the town does not fill");
            }
            crossStreets(row, across);
        }
    }

    private void ribbons(int across, int up) {
        var edge = across * BLOCK_WIDE / 2 + 60;
        while (frontages.size() < wanted / 10) {
            var angle = random.nextDouble() * 0.6 - 0.3 + (random.nextBoolean() ? Math.PI : 0);
            double x = Math.signum(Math.cos(angle)) * edge;
            double y = (random.nextDouble() - 0.5) * up * BLOCK_HIGH;
            row(
                    "Road " + ++streets,
                    x,
                    y,
                    x + Math.cos(angle) * 1_400,
                    y + Math.sin(angle) * 1_400,
                    28,
                    false);
        }
    }

    private void eastward(int row, int from, int to) {
        if (from >= to) {
            return;
        }
        var name = "Street " + ++streets;
        double y = row * BLOCK_HIGH, bend = random.nextGaussian() * 6;
        row(
                name,
                from * BLOCK_WIDE + 14,
                y + bend,
                to * BLOCK_WIDE - 14,
                y - bend,
                8 + random.nextInt(5),
                false);
        for (var block = from; block < to; block++) {
            if (random.nextInt(3) == 0) {
                var x = (block + 0.3 + 0.4 * random.nextDouble()) * BLOCK_WIDE;
                row("Close " + ++streets, x, y + 22, x, y + BLOCK_HIGH - 22, 9, true);
            }
        }
    }

    private void crossStreets(int row, int across) {
        for (var column = -across / 2; column <= across - across / 2; column++) {
            if (random.nextInt(3) != 0) {
                var x = column * BLOCK_WIDE + random.nextGaussian() * 3;
                var y = row * BLOCK_HIGH;
                row("Hill " + ++streets, x, y + 20, x, y + BLOCK_HIGH - 20, 12, false);
            }
        }
    }

    /// Doors on both sides of a way, rising along it; in a close the numbers run up one side and
    /// down the other.
    private void row(
            String street,
            double x,
            double y,
            double toX,
            double toY,
            double spacing,
            boolean close) {
        var length = Math.hypot(toX - x, toY - y);
        double dx = (toX - x) / length, dy = (toY - y) / length;
        var each = (int) (length / spacing);
        for (var i = 0; i < each; i++) {
            for (var side = -1; side <= 1; side += 2) {
                if (frontages.size() >= wanted || random.nextInt(25) == 0) {
                    continue;
                }
                var along = (i + 0.5 + 0.2 * random.nextGaussian()) * spacing;
                var off = side * (9 + random.nextDouble() * 2);
                var even = side > 0 ? 0 : -1;
                var number = close ? (side > 0 ? i + 1 : 2 * each - i) : 2 * (i + 1) + even;
                frontages.add(
                        Frontage.building(
                                frontages.size(),
                                street,
                                DoorLabel.of(String.valueOf(number)),
                                place(x + dx * along - dy * off, y + dy * along + dx * off),
                                doors()));
            }
        }
    }

    private int doors() {
        if (towers > 0 && random.nextInt(towers) == 0) {
            return 12 + random.nextInt(37);
        }
        return random.nextInt(12) == 0 ? 2 : random.nextInt(80) == 0 ? 0 : 1;
    }
}
