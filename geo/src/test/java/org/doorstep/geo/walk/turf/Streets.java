package org.doorstep.geo.walk.turf;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.DoorLabel;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Streets laid out by hand or from a seed, in metres east and north of a place in Oxford; keys say
/// street and number.
final class Streets {

    private static final double METRES_PER_DEGREE = 111_320;

    final List<Frontage<String>> all = new ArrayList<>();

    static GeoPoint place(double east, double north) {
        return GeoPoint.of(
                51.75 + north / METRES_PER_DEGREE,
                -1.25 + east / METRES_PER_DEGREE / Math.cos(Math.toRadians(51.75)));
    }

    Streets house(String street, String number, @Nullable GeoPoint place, int doors) {
        all.add(
                Frontage.building(
                        street + " " + number, street, DoorLabel.of(number), place, doors));
        return this;
    }

    /// Odd numbers on one side, even numbers on the other, a pair every 10 m.
    Streets street(String name, double x, double y, double toX, double toY) {
        var length = Math.hypot(toX - x, toY - y);
        double dx = (toX - x) / length, dy = (toY - y) / length;
        for (var i = 0; i * 10 <= length; i++) {
            var along = i * 10.0;
            house(
                    name,
                    "" + (2 * i + 1),
                    place(x + dx * along - dy * 9, y + dy * along + dx * 9),
                    1);
            house(
                    name,
                    "" + (2 * i + 2),
                    place(x + dx * along + dy * 9, y + dy * along - dx * 9),
                    1);
        }
        return this;
    }

    Streets streetWithoutPlaces(String name, int doors) {
        for (var number = 1; number <= doors; number++) {
            house(name, "" + number, null, 1);
        }
        return this;
    }

    /// A grid of streets with gaps, small blocks of flats and closes.
    static Streets town(int rows, int columns, long seed) {
        var random = new Random(seed);
        var town = new Streets();
        for (var row = 0; row < rows; row++) {
            for (var column = 0; column < columns; column++) {
                double x = column * 150, y = row * 90;
                if (random.nextInt(8) > 0) {
                    town.street("Row %d-%d".formatted(row, column), x + 15, y, x + 135, y);
                }
                if (random.nextInt(3) == 0) {
                    town.street("Hill %d-%d".formatted(row, column), x, y + 20, x, y + 70);
                }
                if (random.nextInt(6) == 0) {
                    town.house("Row %d-%d".formatted(row, column), "99", place(x + 75, y + 30), 9);
                }
            }
        }
        return town;
    }

    static TurfCut<String> cut(TurfRequest<String> request) {
        return switch (TurfCutter.cut(request)) {
            case TurfCut<String> cut -> cut;
            case TurfRefusal<String> refusal ->
                    throw new AssertionError("refused: " + refusal.reason());
        };
    }

    static Map<String, Integer> turfByKey(TurfCut<String> cut) {
        var turfs = new HashMap<String, Integer>();
        cut.turfs().forEach(turf -> turf.keys().forEach(key -> turfs.put(key, turf.number())));
        return turfs;
    }

    /// Whether the units of these keys hang together, by the public neighbours alone.
    static boolean isConnected(Ground<String> ground, Set<String> keys) {
        var wanted = new HashSet<Integer>();
        for (var unit = 0; unit < ground.size(); unit++) {
            if (keys.contains(ground.frontages(unit).getFirst().key())) {
                wanted.add(unit);
            }
        }
        var reached = new HashSet<Integer>();
        var open = new ArrayList<>(wanted.stream().limit(1).toList());
        while (!open.isEmpty()) {
            var unit = open.removeLast();
            if (reached.add(unit)) {
                for (var next : ground.neighbours(unit)) {
                    if (wanted.contains(next)) {
                        open.add(next);
                    }
                }
            }
        }
        return reached.equals(wanted);
    }
}
