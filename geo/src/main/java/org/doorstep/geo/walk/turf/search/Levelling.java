package org.doorstep.geo.walk.turf.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Brings turfs down to what they are held to, moving as few doors as it can: along the shortest
/// chain of neighbouring turfs from one that has too much to one that has room, each hands a unit
/// to the next (augmenting paths, as in L. R. Ford and D. R. Fulkerson 1956). What would be cut off
/// from the giver goes along with the unit, so that every turf hangs together.
final class Levelling {

    private static final int MOST_CHAINS_A_TURF = 400;
    private static final int MOST_TRIES_A_CHAIN = 40;

    private final Paths paths;
    private final Connectedness connected;

    /// For each turf the turf before it in the chain and the unit it would get from there.
    private final int[] from;

    private final int[] gift;

    private final int[] giftDoors;

    /// Units that a chain was tried with in vain.
    private final boolean[] vain;

    private record Handed(int[] units, int from) {}

    Levelling(Paths paths) {
        this.paths = paths;
        connected = new Connectedness(paths.field, paths.turf);
        from = new int[paths.turfs];
        gift = new int[paths.turfs];
        giftDoors = new int[paths.turfs];
        vain = new boolean[paths.turf.length];
    }

    /// Whether every turf is down to its bound now.
    boolean level() {
        var level = true;
        for (var t = 0; t < paths.turfs; t++) {
            var chains = MOST_CHAINS_A_TURF;
            while (paths.load[t] > paths.most[t] && chains-- > 0 && relieve(t)) {
                // Until it is down or no chain is left.
            }
            level &= paths.load[t] <= paths.most[t];
        }
        return level;
    }

    private boolean relieve(int over) {
        Arrays.fill(vain, false);
        for (var tries = 0; tries < MOST_TRIES_A_CHAIN; tries++) {
            var last = chainFrom(over);
            if (last < 0) {
                return false;
            }
            if (isHandedAlong(last, over)) {
                return true;
            }
        }
        return false;
    }

    /// The nearest turf with room, chained back to this one; below zero when there is none.
    private int chainFrom(int over) {
        Arrays.fill(from, Field.OUTSIDE);
        from[over] = over;
        var queue = new ArrayDeque<Integer>();
        queue.add(over);
        while (!queue.isEmpty()) {
            var t = queue.remove();
            for (var to : reachedFrom(t)) {
                queue.add(to);
                if (paths.load[to] + giftDoors[to] <= paths.most[to]) {
                    return to;
                }
            }
        }
        return Field.OUTSIDE;
    }

    /// Chains on the turfs beside this one that are in no chain yet, each by the gift with fewest
    /// doors.
    private List<Integer> reachedFrom(int t) {
        var reached = new ArrayList<Integer>();
        for (var i = 0; i < paths.length[t]; i++) {
            var unit = paths.path[t][i] >> 1;
            var doors = -1;
            for (var next : paths.field.neighbours()[unit]) {
                var to = paths.turf[next];
                if (vain[unit] || from[to] >= 0 && !(from[to] == t && reached.contains(to))) {
                    continue;
                }
                doors = doors < 0 ? paths.field.doorsOf(gift(unit, t)) : doors;
                if (doors > 0 && (from[to] < 0 || doors < giftDoors[to])) {
                    if (from[to] < 0) {
                        reached.add(to);
                    }
                    from[to] = t;
                    gift[to] = unit;
                    giftDoors[to] = doors;
                }
            }
        }
        return reached;
    }

    private int[] gift(int unit, int giver) {
        return connected.withWhatHangsOn(unit, paths.path[giver], paths.length[giver]);
    }

    /// Hands units along the chain, the last step first; takes all back when too much would go
    /// along or nothing is won.
    private boolean isHandedAlong(int last, int over) {
        var before = excess(last, over);
        var done = new ArrayDeque<Handed>();
        var fine = true;
        for (var to = last; to != over && fine; to = from[to]) {
            var giver = from[to];
            var units =
                    paths.turf[gift[to]] == giver && touches(gift[to], to)
                            ? gift(gift[to], giver)
                            : new int[0];
            fine = units.length > 0 && 2 * units.length <= paths.length[giver];
            if (fine) {
                done.push(new Handed(units, giver));
                give(units, to);
            } else {
                vain[gift[to]] = true;
            }
        }
        if (fine && excess(last, over) < before) {
            return true;
        }
        for (var to = last; to != over; to = from[to]) {
            vain[gift[to]] = true;
        }
        done.forEach(handed -> give(handed.units, handed.from));
        return false;
    }

    private boolean touches(int unit, int to) {
        for (var next : paths.field.neighbours()[unit]) {
            if (paths.turf[next] == to) {
                return true;
            }
        }
        return false;
    }

    private long excess(int last, int over) {
        var sum = 0L;
        for (var t = last; ; t = from[t]) {
            sum += Math.max(0, paths.load[t] - paths.most[t]);
            if (t == over) {
                return sum;
            }
        }
    }

    private void give(int[] units, int to) {
        for (var unit : units) {
            give(unit, to);
        }
    }

    /// Into the path where the way round is shortest.
    private void give(int unit, int to) {
        int t = paths.turf[unit], best = 0;
        var least = Double.POSITIVE_INFINITY;
        for (var gap = 0; gap <= paths.length[to]; gap++) {
            int p = paths.element(to, gap - 1), q = paths.element(to, gap);
            var longer = paths.link(p, 2 * unit) + paths.link(2 * unit, q) - paths.link(p, q);
            if (longer < least) {
                least = longer;
                best = gap;
            }
        }
        paths.move(t, paths.at[unit], 1, to, best, false);
    }
}
