package org.doorstep.bench.turf;

import org.doorstep.geo.walk.turf.Ground;
import org.locationtech.jts.shape.fractal.HilbertCode;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The floor: the units of each piece along the Hilbert curve, cut where the doors passed are the
/// next turf's share (J. J. Bartholdi and L. K. Platzman).
final class CurveCut {

    private static final int LEVEL = 15;

    private CurveCut() {}

    /// As many turfs in each piece as the other partition has there.
    static Partition like(Partition other) {
        var ground = other.ground();
        var codes = codes(ground);
        var of = new int[ground.size()];
        var first = 0;
        for (var piece : other.byPiece().entrySet()) {
            var turfs = piece.getValue().size();
            var units =
                    IntStream.range(0, ground.size())
                            .filter(unit -> ground.piece(unit) == piece.getKey())
                            .boxed()
                            .sorted(Comparator.comparing(unit -> codes[unit]))
                            .toList();
            var doors = units.stream().mapToLong(ground::doors).sum();
            var passed = 0L;
            for (var unit : units) {
                var middle = passed + ground.doors(unit) / 2;
                of[unit] = first + (int) Math.min(turfs - 1, middle * turfs / Math.max(1, doors));
                passed += ground.doors(unit);
            }
            first += turfs;
        }
        return new Partition(ground, of, first);
    }

    private static int[] codes(Ground<Integer> ground) {
        var places = Places.of(ground);
        var west = Arrays.stream(places).mapToDouble(place -> place.x).min().orElse(0);
        var south = Arrays.stream(places).mapToDouble(place -> place.y).min().orElse(0);
        var wide = Arrays.stream(places).mapToDouble(place -> place.x).max().orElse(0) - west;
        var high = Arrays.stream(places).mapToDouble(place -> place.y).max().orElse(0) - south;
        var scale = ((1 << LEVEL) - 1) / Math.max(1, Math.max(wide, high));
        return Arrays.stream(places)
                .mapToInt(place ->
                        HilbertCode.encode(
                                LEVEL,
                                (int) ((place.x - west) * scale),
                                (int) ((place.y - south) * scale)))
                .toArray();
    }
}
