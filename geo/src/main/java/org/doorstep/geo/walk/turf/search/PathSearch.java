package org.doorstep.geo.walk.turf.search;

import java.util.SplittableRandom;

/// Makes the walks of a dealing out short by simulated annealing (S. Kirkpatrick, C. D. Gelatt and
/// M. P. Vecchi, "Optimization by simulated annealing", Science 220, 1983) over the moves of
/// vehicle routing without a depot: a run of units moves to another place of its own or a
/// neighbouring path, a run is turned round, two paths exchange their tails. A move is taken only
/// where both turfs still hang together and neither grows above what it is held to. A side split
/// more costs as much as a detour of [#SPLIT] metres.
///
/// A fixed number of steps from a seed, so that the answer depends on no clock.
final class PathSearch {

    /// What one more part of a street side is worth, in metres.
    static final double SPLIT = 12;

    private static final double UNLEVEL = 20;
    private static final double HOT = 5;
    private static final double COLD = 0.5;
    private static final int LONGEST_RUN = 40;

    private final Paths paths;
    private final int[] units;
    private final int[][] near;
    private final SplittableRandom random;
    private final Connectedness connected;
    private final int[] run = new int[LONGEST_RUN];
    private final TailExchange tails;
    private double heat;

    /// @param units those that may be moved
    PathSearch(Paths paths, int[] units, SplittableRandom random) {
        this.paths = paths;
        this.units = units;
        near = paths.field.near();
        this.random = random;
        connected = new Connectedness(paths.field, paths.turf);
        tails = new TailExchange(paths, connected);
    }

    void anneal(long steps) {
        if (units.length == 0) {
            return;
        }
        var cooling = Math.pow(COLD / HOT, 1.0 / Math.max(1, steps / 256));
        heat = HOT;
        for (var step = 0L; step < steps; step++) {
            if ((step & 255) == 255) {
                heat *= cooling;
            }
            step();
        }
        heat = 0;
    }

    private void step() {
        var unit = units[random.nextInt(units.length)];
        if (near[unit].length == 0) {
            return;
        }
        var beside = near[unit][random.nextInt(near[unit].length)];
        var kind = random.nextInt(16);
        if (paths.turf[unit] == paths.turf[beside]) {
            if (kind < 8) {
                turnBetween(unit, beside);
            } else {
                moveRun(unit, beside, kind);
            }
        } else if (kind < 13) {
            moveRun(unit, beside, kind);
        } else {
            exchangeTails(unit, beside);
        }
    }

    /// Whether a change for the worse by so many metres is taken.
    private boolean isTaken(double worse) {
        return worse <= 0 || heat > 0 && random.nextDouble() < Math.exp(-worse / heat);
    }

    /// 2-opt: what lies between the two is turned round, so that they come to stand together.
    private void turnBetween(int a, int b) {
        var t = paths.turf[a];
        int i = Math.min(paths.at[a], paths.at[b]), j = Math.max(paths.at[a], paths.at[b]);
        int first = i + 1, last = j;
        if (random.nextInt(2) == 0) {
            first = i;
            last = j - 1;
        }
        if (first > last) {
            return;
        }
        int before = paths.element(t, first - 1), after = paths.element(t, last + 1);
        int head = paths.path[t][first], tail = paths.path[t][last];
        var worse =
                paths.link(before, tail ^ 1)
                        + paths.link(head ^ 1, after)
                        - paths.link(before, head)
                        - paths.link(tail, after);
        if (isTaken(worse)) {
            paths.turnRun(t, first, last);
        }
    }

    /// Or-opt, within a path and between two.
    private void moveRun(int unit, int beside, int kind) {
        int from = paths.turf[unit], into = paths.turf[beside];
        var first = paths.at[unit];
        var last = first;
        var size = runLength(kind);
        var forward = random.nextInt(2) == 0;
        while (last - first + 1 < size && isOneMore(from, first, last, forward, kind)) {
            last += forward ? 1 : 0;
            first -= forward ? 0 : 1;
        }
        size = last - first + 1;
        var place = paths.at[beside];
        if (from == into && place >= first && place <= last || size == paths.length[from]) {
            return;
        }
        var worse = 0.0;
        if (from != into) {
            worse = booking(from, into, first, last);
            if (worse > 8 * HOT + 200) {
                return;
            }
        }
        place(from, first, last, into, place, worse);
    }

    private int runLength(int kind) {
        return switch (kind & 7) {
            case 0, 1, 2, 3 -> 1;
            case 4 -> 2;
            case 5 -> 3;
            default -> LONGEST_RUN;
        };
    }

    /// A long run takes the rest of a street side.
    private boolean isOneMore(int t, int first, int last, boolean forward, int kind) {
        var next = paths.element(t, forward ? last + 1 : first - 1);
        if (next < 0) {
            return false;
        }
        var end = paths.path[t][forward ? last : first];
        return (kind & 7) < 6 || paths.field.side()[next >> 1] == paths.field.side()[end >> 1];
    }

    /// What level and split sides cost when the run changes turf; infinite when it may not.
    private double booking(int from, int into, int first, int last) {
        var doors = 0;
        for (var i = first; i <= last; i++) {
            run[i - first] = paths.path[from][i] >> 1;
            doors += paths.field.doors()[run[i - first]];
        }
        var level = levelling(from, into, doors);
        return level == Double.POSITIVE_INFINITY
                ? level
                : level + SPLIT * moreSplits(from, into, last - first + 1);
    }

    private double levelling(int from, int into, int doors) {
        if (doors > 0 && paths.load[into] + doors > paths.most[into]) {
            return Double.POSITIVE_INFINITY;
        }
        return UNLEVEL
                * (over(from, paths.load[from] - doors)
                        - over(from, paths.load[from])
                        + over(into, paths.load[into] + doors)
                        - over(into, paths.load[into]));
    }

    private double over(int t, int load) {
        return Math.max(0, load - paths.most[t]) + Math.max(0, paths.least[t] - load);
    }

    private int moreSplits(int from, int into, int size) {
        var more = 0;
        for (var i = 0; i < size; ) {
            var side = paths.field.side()[run[i]];
            var own = 0;
            while (i < size && paths.field.side()[run[i]] == side) {
                own++;
                i++;
            }
            more += paths.ofSide(side, into) == 0 ? 1 : 0;
            more -= paths.ofSide(side, from) == own ? 1 : 0;
        }
        return more;
    }

    /// Tries the run before and after the place, straight and turned.
    private void place(int from, int first, int last, int into, int place, double booking) {
        int head = paths.path[from][first], tail = paths.path[from][last];
        int before = paths.element(from, first - 1), after = paths.element(from, last + 1);
        var freed = paths.link(before, head) + paths.link(tail, after) - paths.link(before, after);
        var best = Double.POSITIVE_INFINITY;
        var to = 0;
        var turned = false;
        for (var gap = place; gap <= place + 1; gap++) {
            int p = paths.element(into, gap - 1), q = paths.element(into, gap);
            if (from == into && (gap == first || gap == last + 1)) {
                continue;
            }
            var opened = -paths.link(p, q);
            var straight = opened + paths.link(p, head) + paths.link(tail, q);
            var round = opened + paths.link(p, tail ^ 1) + paths.link(head ^ 1, q);
            if (Math.min(straight, round) < best) {
                best = Math.min(straight, round);
                to = gap;
                turned = round < straight;
            }
        }
        if (best < Double.POSITIVE_INFINITY
                && isTaken(best - freed + booking)
                && (from == into || isAllowed(from, into, last - first + 1))) {
            paths.move(from, first, last - first + 1, into, to, turned);
        }
    }

    /// Whether both turfs hang together when the run goes over.
    private boolean isAllowed(int from, int into, int size) {
        for (var i = 0; i < size; i++) {
            paths.turf[run[i]] = into;
        }
        var allowed =
                connected.holdsWith(into, run, size) && connected.holdsWithout(from, run, size);
        for (var i = 0; i < size; i++) {
            paths.turf[run[i]] = from;
        }
        return allowed;
    }

    /// 2-opt*: the two paths exchange what lies behind the two units, or one's front and the
    /// other's back.
    private void exchangeTails(int a, int b) {
        int s = paths.turf[a], t = paths.turf[b];
        if (random.nextInt(2) == 0) {
            paths.turnRun(t, 0, paths.length[t] - 1);
        }
        int i = paths.at[a], j = paths.at[b];
        int u = paths.path[s][i], v = paths.path[t][j];
        int afterU = paths.element(s, i + 1), beforeV = paths.element(t, j - 1);
        var worse =
                paths.link(u, v)
                        + paths.link(beforeV, afterU)
                        - paths.link(u, afterU)
                        - paths.link(beforeV, v);
        if (worse < 4 * heat && tails.isTried(s, i + 1, t, j)) {
            if (!isTaken(worse + SPLIT * tails.moreSplits())) {
                tails.takeBack();
            }
        }
    }
}
