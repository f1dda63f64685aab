package org.doorstep.geo.walk.turf.search;

import java.util.Arrays;

/// Cuts a round into as many runs as wanted, none above its size, so that the steps cut away are as
/// long as they can be in all and few cuts part a street side (the splitting of a giant tour; J. E.
/// Beasley, "Route first - cluster second methods for vehicle routing", Omega 11, 1983). Exact for
/// the given round and first cut, by dynamic programming over the last cut of each run.
final class RoundCut {

    private final Field field;
    private final int[] round;
    private final int turfs;
    private final int most;
    private final int least;

    /// Doors before each place.
    private final int[] before;

    RoundCut(Field field, int[] round, int turfs, int most, int least) {
        this.field = field;
        this.round = round;
        this.turfs = turfs;
        this.most = most;
        this.least = least;
        before = new int[round.length + 1];
        for (var i = 0; i < round.length; i++) {
            before[i + 1] = before[i] + field.doors()[round[i] >> 1];
        }
    }

    /// Turns the round so that it begins behind its longest step.
    static int[] begunBehindLongestStep(Field field, int[] round) {
        var longest = 0;
        var length = -1.0;
        for (var i = 0; i < round.length; i++) {
            var step = field.link(round[i], round[(i + 1) % round.length]);
            if (step > length) {
                length = step;
                longest = i + 1;
            }
        }
        var turned = new int[round.length];
        for (var i = 0; i < turned.length; i++) {
            turned[i] = round[(longest + i) % round.length];
        }
        return turned;
    }

    /// The places where runs begin, and the length of the round; runs may exceed their size only
    /// where no cut keeps to it.
    int[] places() {
        for (var floor = least; ; floor = Math.min(floor - 1, floor / 2)) {
            var places = places(Math.max(floor, 0), most);
            if (places != null) {
                return places;
            }
            if (floor < 0) {
                return level();
            }
        }
    }

    private int @org.jspecify.annotations.Nullable [] places(int floor, int ceiling) {
        var n = round.length;
        var best = new double[n + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = 0;
        var from = new int[turfs][n + 1];
        for (var run = 0; run < turfs; run++) {
            var next = new double[n + 1];
            Arrays.fill(next, Double.POSITIVE_INFINITY);
            var low = 0;
            var rest = (long) (turfs - run - 1) * ceiling;
            for (var end = run + 1; end <= n && before[end] <= (run + 1L) * ceiling; end++) {
                if (before[n] - before[end] > rest) {
                    continue;
                }
                while (before[end] - before[low] > ceiling) {
                    low++;
                }
                for (var start = low;
                        start < end && before[end] - before[start] >= floor;
                        start++) {
                    if (best[start] < next[end]) {
                        next[end] = best[start];
                        from[run][end] = start;
                    }
                }
                next[end] += cost(end);
            }
            best = next;
        }
        return best[n] < Double.POSITIVE_INFINITY ? traced(from) : null;
    }

    private int[] traced(int[][] from) {
        var places = new int[turfs + 1];
        places[turfs] = round.length;
        for (var run = turfs - 1; run >= 0; run--) {
            places[run] = from[run][places[run + 1]];
        }
        return places;
    }

    /// What a cut before this place costs: a split, less the step cut away.
    private double cost(int place) {
        if (place == round.length) {
            return 0;
        }
        int p = round[place - 1], q = round[place];
        var split = field.side()[p >> 1] == field.side()[q >> 1] ? PathSearch.SPLIT : 0;
        return split - field.link(p, q);
    }

    /// Runs as even as the round's order allows, each with a unit.
    private int[] level() {
        var places = new int[turfs + 1];
        var place = 0;
        for (var run = 1; run < turfs; run++) {
            var share = (long) before[round.length] * run / turfs;
            place++;
            while (place < round.length - (turfs - run) && before[place] < share) {
                place++;
            }
            places[run] = place;
        }
        places[turfs] = round.length;
        return places;
    }
}
