package org.doorstep.bench.turf;

import org.doorstep.geo.walk.Walk;
import org.doorstep.geo.walk.WalkEnds;
import org.doorstep.geo.walk.WalkOrder;
import org.doorstep.geo.walk.turf.Frontage;
import org.doorstep.geo.walk.turf.Ground;
import org.doorstep.geo.walk.turf.TurfCut;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/// A dealing out of a ground's units to turfs, whoever made it, and what is measured on it.
///
/// @param of the turf of each unit, from 0
/// @param turfs how many
record Partition(Ground<Integer> ground, int[] of, int turfs) {

    static Partition of(Ground<Integer> ground, TurfCut<Integer> cut) {
        var turf = new HashMap<Integer, Integer>();
        for (var i = 0; i < cut.turfs().size(); i++) {
            for (var key : cut.turfs().get(i).keys()) {
                turf.put(key, i);
            }
        }
        var of =
                IntStream.range(0, ground.size())
                        .map(unit -> turf.get(ground.frontages(unit).getFirst().key()))
                        .toArray();
        return new Partition(ground, of, cut.turfs().size());
    }

    int[] loads() {
        var loads = new int[turfs];
        for (var unit = 0; unit < of.length; unit++) {
            loads[of[unit]] += ground.doors(unit);
        }
        return loads;
    }

    /// Largest over mean among turfs of pieces with more than one turf, each by its own mean.
    double ratio() {
        var worst = 1.0;
        var loads = loads();
        for (var turfsOfPiece : byPiece().values()) {
            var own = turfsOfPiece.stream().mapToInt(turf -> loads[turf]).summaryStatistics();
            worst = own.getCount() > 1 ? Math.max(worst, own.getMax() / own.getAverage()) : worst;
        }
        return worst;
    }

    /// Whether the largest turf of every piece keeps to the bound that is wanted.
    boolean isLevel() {
        var loads = loads();
        for (var piece : byPiece().entrySet()) {
            var largest =
                    IntStream.range(0, of.length)
                            .filter(unit -> ground.piece(unit) == piece.getKey())
                            .map(ground::doors)
                            .max()
                            .orElse(0);
            var own = piece.getValue().stream().mapToInt(turf -> loads[turf]).summaryStatistics();
            var room = largest <= 0.03 * own.getAverage() ? 0 : largest - 1;
            var bound = Math.max(1.03 * own.getAverage() + room, Math.ceil(own.getAverage()));
            if (own.getCount() > 1 && own.getMax() > bound + 1e-9) {
                return false;
            }
        }
        return true;
    }

    HashMap<Integer, HashSet<Integer>> byPiece() {
        var pieces = new HashMap<Integer, HashSet<Integer>>();
        for (var unit = 0; unit < of.length; unit++) {
            pieces.computeIfAbsent(ground.piece(unit), any -> new HashSet<>()).add(of[unit]);
        }
        return pieces;
    }

    int sidesSplit() {
        var parts = new HashSet<List<Integer>>();
        for (var unit = 0; unit < of.length; unit++) {
            parts.add(List.of(ground.side(unit), of[unit]));
        }
        return parts.size()
                - (int) IntStream.range(0, of.length).map(ground::side).distinct().count();
    }

    /// Metres of the walks through all turfs, each by the same router with free ends.
    double walkingLength() {
        var stops = new ArrayList<List<Frontage<Integer>>>();
        for (var turf = 0; turf < turfs; turf++) {
            stops.add(new ArrayList<>());
        }
        for (var unit = 0; unit < of.length; unit++) {
            stops.get(of[unit]).addAll(ground.frontages(unit));
        }
        return stops.stream()
                .map(turf -> turf.stream().map(Frontage::asStreetLine).toList())
                .map(lines -> WalkOrder.shortest(lines, WalkEnds.free()))
                .mapToDouble(Partition::metres)
                .sum();
    }

    private static double metres(Walk<Integer> walk) {
        return walk.length().total().metres();
    }

    /// How many turfs do not hang together by the ground's neighbours.
    int disconnected() {
        var seen = new boolean[of.length];
        var parts = new int[turfs];
        for (var first = 0; first < of.length; first++) {
            if (seen[first]) {
                continue;
            }
            parts[of[first]]++;
            seen[first] = true;
            var open = new ArrayList<Integer>(List.of(first));
            while (!open.isEmpty()) {
                var unit = open.removeLast();
                for (var next : ground.neighbours(unit)) {
                    if (!seen[next] && of[next] == of[unit]) {
                        seen[next] = true;
                        open.add(next);
                    }
                }
            }
        }
        return (int) Arrays.stream(parts).filter(count -> count > 1).count();
    }
}
