package org.doorstep.geo.walk.turf;

import java.util.Arrays;

/// Finds the units near a unit: anchors sorted by the square cell they lie in.
final class AnchorGrid {

    /// Asked with each unit that has an anchor in the cells searched; may be asked twice.
    interface Visitor {
        void visit(int unit);
    }

    private final double cell;
    private final long[] cells;
    private final int[] units;
    private final Units<?> all;

    AnchorGrid(Units<?> all, double cell) {
        this.all = all;
        this.cell = cell;
        var total = 0;
        for (var anchors : all.anchors) {
            total += anchors.length / 2;
        }
        var keyed = new long[total][];
        var at = 0;
        for (var unit = 0; unit < all.count; unit++) {
            var anchors = all.anchors[unit];
            for (var i = 0; i < anchors.length; i += 2) {
                keyed[at++] = new long[] {key(column(anchors[i]), column(anchors[i + 1])), unit};
            }
        }
        Arrays.sort(
                keyed,
                (a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        cells = new long[total];
        units = new int[total];
        for (var i = 0; i < total; i++) {
            cells[i] = keyed[i][0];
            units[i] = (int) keyed[i][1];
        }
    }

    /// Every other unit with an anchor in a cell within `metres` of an anchor of this one.
    void near(int unit, double metres, Visitor visitor) {
        var anchors = all.anchors[unit];
        for (var i = 0; i < anchors.length; i += 2) {
            for (var row = column(anchors[i + 1] - metres);
                    row <= column(anchors[i + 1] + metres);
                    row++) {
                run(column(anchors[i] - metres), column(anchors[i] + metres), row, unit, visitor);
            }
        }
    }

    /// Cells of one row lie together.
    private void run(long from, long to, long row, int unit, Visitor visitor) {
        var last = key(to, row);
        for (var i = firstAt(key(from, row)); i < cells.length && cells[i] <= last; i++) {
            if (units[i] != unit) {
                visitor.visit(units[i]);
            }
        }
    }

    private int firstAt(long key) {
        int low = 0, high = cells.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (cells[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long column(double metres) {
        return (long) Math.floor(metres / cell);
    }

    private static long key(long column, long row) {
        return (row << 32) + column;
    }
}
