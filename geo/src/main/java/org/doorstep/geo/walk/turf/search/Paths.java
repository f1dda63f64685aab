package org.doorstep.geo.walk.turf.search;

import java.util.Arrays;

/// A dealing out under improvement: for each turf an open path through its units, with the sums
/// that moves are judged by.
final class Paths {

    final Field field;
    final int turfs;
    final int[] turf;

    /// Where a unit stands in its path.
    final int[] at;

    final int[][] path;
    final int[] length;
    final int[] load;

    /// What each turf is held to, and what it should not fall below.
    final int[] most;

    final int[] least;

    /// For each side, turf and number of its units there, in pairs; a pair without units is free.
    private final int[][] parts;

    /// @param order all units as elements; each turf's path begins in this order
    Paths(Field field, int[] turf, int[] order, Plan plan) {
        this.field = field;
        this.turf = turf;
        turfs = plan.turfs();
        most = plan.most();
        least = plan.least();
        at = new int[turf.length];
        length = new int[turfs];
        load = new int[turfs];
        for (var unit = 0; unit < turf.length; unit++) {
            length[turf[unit]]++;
            load[turf[unit]] += field.doors()[unit];
        }
        path = new int[turfs][];
        for (var t = 0; t < turfs; t++) {
            path[t] = new int[length[t] + 8];
            length[t] = 0;
        }
        for (var element : order) {
            var t = turf[element >> 1];
            at[element >> 1] = length[t];
            path[t][length[t]++] = element;
        }
        parts = new int[turf.length][];
        countParts();
    }

    private void countParts() {
        for (var unit = 0; unit < turf.length; unit++) {
            var side = field.side()[unit];
            if (parts[side] == null) {
                parts[side] = new int[] {Field.OUTSIDE, 0, Field.OUTSIDE, 0};
            }
            change(side, turf[unit], 1);
        }
    }

    double link(int from, int to) {
        return field.link(from, to);
    }

    /// The element at a place in a path, outside beyond its ends.
    int element(int t, int place) {
        return place < 0 || place >= length[t] ? Field.OUTSIDE : path[t][place];
    }

    double walkingLength() {
        var sum = 0.0;
        for (var t = 0; t < turfs; t++) {
            for (var i = 1; i < length[t]; i++) {
                sum += link(path[t][i - 1], path[t][i]);
            }
        }
        return sum;
    }

    /// The units of each path.
    int[][] paths() {
        var units = new int[turfs][];
        for (var t = 0; t < turfs; t++) {
            units[t] = Arrays.stream(path[t], 0, length[t]).map(element -> element >> 1).toArray();
        }
        return units;
    }

    /// By how many the parts of sides exceed the sides.
    int splits() {
        var splits = 0;
        for (var side : parts) {
            var own = 0;
            for (var i = 1; side != null && i < side.length; i += 2) {
                own += side[i] > 0 ? 1 : 0;
            }
            splits += Math.max(0, own - 1);
        }
        return splits;
    }

    /// How many units of a side a turf has.
    int ofSide(int side, int t) {
        var row = parts[side];
        for (var i = 0; i < row.length; i += 2) {
            if (row[i] == t) {
                return row[i + 1];
            }
        }
        return 0;
    }

    private void change(int side, int t, int by) {
        var row = parts[side];
        var free = -1;
        for (var i = 0; i < row.length; i += 2) {
            if (row[i] == t) {
                row[i + 1] += by;
                return;
            }
            free = row[i + 1] == 0 ? i : free;
        }
        if (free < 0) {
            free = row.length;
            parts[side] = Arrays.copyOf(row, 2 * row.length);
            Arrays.fill(parts[side], free, 2 * free, 0);
            for (var i = free; i < 2 * free; i += 2) {
                parts[side][i] = Field.OUTSIDE;
            }
        }
        parts[side][free] = t;
        parts[side][free + 1] = by;
    }

    /// Books a unit over to another turf; paths are the caller's matter.
    void assign(int unit, int t) {
        var doors = field.doors()[unit];
        change(field.side()[unit], turf[unit], -1);
        load[turf[unit]] -= doors;
        turf[unit] = t;
        load[t] += doors;
        change(field.side()[unit], t, 1);
    }

    /// Takes a run out of a path and puts it into the same or another before the place `to`, which
    /// is counted as things stood before, turned round when asked.
    void move(int from, int first, int size, int into, int to, boolean turned) {
        var run = Arrays.copyOfRange(path[from], first, first + size);
        if (turned) {
            turn(run, 0, size - 1);
        }
        remove(from, first, size);
        insert(into, from == into && to > first ? to - size : to, run);
    }

    private void remove(int t, int first, int size) {
        System.arraycopy(path[t], first + size, path[t], first, length[t] - first - size);
        length[t] -= size;
        number(t, first, length[t]);
    }

    private void insert(int t, int to, int[] run) {
        if (length[t] + run.length > path[t].length) {
            path[t] = Arrays.copyOf(path[t], 2 * (length[t] + run.length));
        }
        System.arraycopy(path[t], to, path[t], to + run.length, length[t] - to);
        System.arraycopy(run, 0, path[t], to, run.length);
        length[t] += run.length;
        number(t, to, length[t]);
        for (var element : run) {
            if (turf[element >> 1] != t) {
                assign(element >> 1, t);
            }
        }
    }

    /// Turns a run of a path round.
    void turnRun(int t, int first, int last) {
        turn(path[t], first, last);
        number(t, first, last + 1);
    }

    void number(int t, int from, int until) {
        for (var i = from; i < until; i++) {
            at[path[t][i] >> 1] = i;
        }
    }

    static void turn(int[] run, int first, int last) {
        for (int i = first, j = last; i <= j; i++, j--) {
            var swap = run[i] ^ 1;
            run[i] = run[j] ^ 1;
            run[j] = swap;
        }
    }
}
