package org.doorstep.geo.walk;

import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// An order of street parts under improvement, with the direction in which each is walked. Works in
/// a plane of metres laid at the middle of the parts, good to a tenth of a per cent over a town;
/// the answer is measured again on the ellipsoid.
final class WalkRoute {

    private static final double METRES_PER_DEGREE = 111_320;

    /// Gains below a tenth of a millimetre are rounding.
    private static final double LEAST_GAIN = 1e-4;

    private static final int MOST_ROUNDS = 200;

    private static final int LONGEST_MOVE = 3;

    private final double[] x;
    private final double[] y;
    private final int parts;
    private final double @Nullable [] start;
    private final double @Nullable [] end;

    /// End `2 p` is the first point of part p, end `2 p + 1` its last. The way through the part
    /// that stands at i goes in by `in[i]` and out by its other end, `in[i] ^ 1`.
    private int[] in;

    WalkRoute(List<? extends StreetLine<?>> lines, WalkEnds ends) {
        parts = lines.size();
        x = new double[2 * parts];
        y = new double[2 * parts];
        in = new int[parts];
        var middle =
                lines.stream()
                        .mapToDouble(line -> line.line().getFirst().latitude())
                        .average()
                        .orElse(0);
        var shrink = Math.cos(Math.toRadians(middle));
        for (var p = 0; p < parts; p++) {
            in[p] = 2 * p;
            place(2 * p, lines.get(p).line().getFirst(), shrink);
            place(2 * p + 1, lines.get(p).line().getLast(), shrink);
        }
        start = inPlane(ends.start(), shrink);
        end = inPlane(ends.end(), shrink);
    }

    private void place(int at, GeoPoint point, double shrink) {
        x[at] = point.longitude() * METRES_PER_DEGREE * shrink;
        y[at] = point.latitude() * METRES_PER_DEGREE;
    }

    private static double @Nullable [] inPlane(@Nullable GeoPoint point, double shrink) {
        return point == null
                ? null
                : new double[] {
                    point.longitude() * METRES_PER_DEGREE * shrink,
                    point.latitude() * METRES_PER_DEGREE
                };
    }

    /// Which part stands at this place in the order.
    int part(int i) {
        return in[i] >> 1;
    }

    boolean isBackwards(int i) {
        return (in[i] & 1) == 1;
    }

    /// The best found from the order given and from nearest-neighbour orders; never worse than the
    /// order given.
    WalkRoute improved() {
        if (parts == 0) {
            return this;
        }
        improve();
        var best = in.clone();
        var least = length();
        var starts = parts <= 300 ? Math.min(2 * parts, 16) : 2;
        for (var s = 0; s < starts; s++) {
            in = nearestNeighbour((int) ((long) s * 2 * parts / starts));
            improve();
            if (length() < least - LEAST_GAIN) {
                least = length();
                best = in.clone();
            }
        }
        in = best;
        return this;
    }

    private double length() {
        var length = toStart(in[0]) + toEnd(in[parts - 1] ^ 1);
        for (var i = 1; i < parts; i++) {
            length += between(in[i - 1] ^ 1, in[i]);
        }
        return length;
    }

    private int[] nearestNeighbour(int first) {
        var order = new int[parts];
        var used = new boolean[parts];
        order[0] = first;
        used[first >> 1] = true;
        for (var i = 1; i < parts; i++) {
            var out = order[i - 1] ^ 1;
            var nearest = -1;
            for (var candidate = 0; candidate < 2 * parts; candidate++) {
                if (!used[candidate >> 1]
                        && (nearest < 0 || between(out, candidate) < between(out, nearest))) {
                    nearest = candidate;
                }
            }
            order[i] = nearest;
            used[nearest >> 1] = true;
        }
        return order;
    }

    private void improve() {
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var turned = turnRuns();
            var moved = moveRuns();
            if (!turned && !moved) {
                return;
            }
        }
    }

    /// 2-opt; a run of one is a part walked the other way.
    private boolean turnRuns() {
        var better = false;
        for (var i = 0; i < parts; i++) {
            for (var j = i; j < parts; j++) {
                var before = link(i - 1, in[i]) + linkOut(in[j] ^ 1, j + 1);
                var after = link(i - 1, in[j] ^ 1) + linkOut(in[i], j + 1);
                if (after < before - LEAST_GAIN) {
                    turn(i, j);
                    better = true;
                }
            }
        }
        return better;
    }

    private void turn(int i, int j) {
        for (; i <= j; i++, j--) {
            var swap = in[i] ^ 1;
            in[i] = in[j] ^ 1;
            in[j] = swap;
        }
    }

    /// Or-opt.
    private boolean moveRuns() {
        var better = false;
        for (var size = 1; size <= LONGEST_MOVE; size++) {
            for (var i = 0; i + size <= parts; i++) {
                better |= moveRun(i, i + size - 1);
            }
        }
        return better;
    }

    /// Moves the run i..j to the place where it saves most.
    private boolean moveRun(int i, int j) {
        int head = in[i], tail = in[j] ^ 1;
        var gap = bridge(i - 1, j + 1);
        var freed = link(i - 1, head) + linkOut(tail, j + 1) - gap;
        var most = LEAST_GAIN;
        var to = -2;
        var turned = false;
        for (var k = -1; k < parts; k++) {
            if (k >= i - 1 && k <= j) {
                continue;
            }
            var opened = freed + bridge(k, k + 1);
            var straight = opened - link(k, head) - linkOut(tail, k + 1);
            var round = opened - link(k, tail) - linkOut(head, k + 1);
            if (Math.max(straight, round) > most) {
                most = Math.max(straight, round);
                to = k;
                turned = round > straight;
            }
        }
        if (to == -2) {
            return false;
        }
        if (turned) {
            turn(i, j);
        }
        shift(i, j, to);
        return true;
    }

    private void shift(int i, int j, int to) {
        var run = Arrays.copyOfRange(in, i, j + 1);
        if (to < i) {
            System.arraycopy(in, to + 1, in, to + 1 + run.length, i - to - 1);
            System.arraycopy(run, 0, in, to + 1, run.length);
        } else {
            System.arraycopy(in, j + 1, in, i, to - j);
            System.arraycopy(run, 0, in, to - run.length + 1, run.length);
        }
    }

    /// From the way out of the part that stands at i (the fixed start when i is -1) to an end.
    private double link(int i, int toEnd) {
        return i < 0 ? toStart(toEnd) : between(in[i] ^ 1, toEnd);
    }

    /// From an end to the way into the part that stands at i (the fixed end when there is none).
    private double linkOut(int fromEnd, int i) {
        return i >= parts ? toEnd(fromEnd) : between(fromEnd, in[i]);
    }

    private double bridge(int i, int j) {
        if (i < 0) {
            return j >= parts ? 0 : toStart(in[j]);
        }
        return linkOut(in[i] ^ 1, j);
    }

    private double toStart(int at) {
        return start == null ? 0 : Math.hypot(x[at] - start[0], y[at] - start[1]);
    }

    private double toEnd(int at) {
        return end == null ? 0 : Math.hypot(x[at] - end[0], y[at] - end[1]);
    }

    private double between(int a, int b) {
        double dx = x[a] - x[b], dy = y[a] - y[b];
        return Math.sqrt(dx * dx + dy * dy);
    }
}
