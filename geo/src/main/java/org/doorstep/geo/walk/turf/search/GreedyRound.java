package org.doorstep.geo.walk.turf.search;

import java.util.Arrays;

/// A round to begin with: the shortest steps first, as long as no end is used twice and no circle
/// closes too early (greedy matching of ends; J. L. Bentley 1992); the chains that are left are
/// joined each to the nearest free end.
final class GreedyRound {

    private final Field field;
    private final int[] units;

    /// For each end of a unit the end it is joined to.
    private final int[] joined;

    /// For a free end of a chain the end at its other side.
    private final int[] far;

    GreedyRound(Field field, int[] units) {
        this.field = field;
        this.units = units;
        joined = new int[2 * field.units()];
        far = new int[2 * field.units()];
        Arrays.fill(joined, Field.OUTSIDE);
        for (var end = 0; end < far.length; end++) {
            far[end] = end ^ 1;
        }
    }

    /// The round as elements.
    int[] elements() {
        for (var step : steps()) {
            join((int) (step >> 24 & 0xffffff), (int) (step & 0xffffff));
        }
        joinChains();
        var round = new int[units.length];
        var element = 2 * units[0];
        for (var i = 0; i < round.length; i++) {
            round[i] = element;
            element = joined[element ^ 1];
        }
        return round;
    }

    private void join(int a, int b) {
        if (joined[a] >= 0 || joined[b] >= 0 || far[a] == b) {
            return;
        }
        joined[a] = b;
        joined[b] = a;
        int endA = far[a], endB = far[b];
        far[endA] = endB;
        far[endB] = endA;
    }

    /// Every pair of ends of near units, decimetres in the high bits; the shortest first.
    private long[] steps() {
        var steps = new long[1_024];
        var size = 0;
        for (var unit : units) {
            for (var other : field.near()[unit]) {
                for (var pair = 0; other > unit && pair < 4; pair++) {
                    int a = 2 * unit + (pair & 1), b = 2 * other + (pair >> 1);
                    size++;
                    steps = size > steps.length ? Arrays.copyOf(steps, 2 * size) : steps;
                    var length = (long) Math.min(10 * Tour.step(field, a ^ 1, b), 32_767);
                    steps[size - 1] = length << 48 | (long) a << 24 | b;
                }
            }
        }
        var sorted = Arrays.copyOf(steps, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /// From the far end of the first chain to the nearest free end, until all are joined.
    private void joinChains() {
        var free = new int[2 * units.length];
        var size = 0;
        for (var unit : units) {
            for (var end = 2 * unit; end < 2 * unit + 2; end++) {
                if (joined[end] < 0) {
                    free[size++] = end;
                }
            }
        }
        var first = free[0];
        for (var open = far[first]; ; open = far[first]) {
            var nearest = -1;
            var kept = 0;
            for (var i = 0; i < size; i++) {
                var end = free[i];
                if (joined[end] >= 0) {
                    continue;
                }
                free[kept++] = end;
                if (end != open
                        && end != first
                        && (nearest < 0
                                || field.link(open ^ 1, end) < field.link(open ^ 1, nearest))) {
                    nearest = end;
                }
            }
            size = kept;
            if (nearest < 0) {
                joined[open] = first;
                joined[first] = open;
                return;
            }
            join(open, nearest);
        }
    }
}
