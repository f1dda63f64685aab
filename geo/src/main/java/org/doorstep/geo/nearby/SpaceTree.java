package org.doorstep.geo.nearby;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.point.SpacePoint;

import java.util.Arrays;
import java.util.List;

/// A balanced k-d tree (J. L. Bentley, 1975) over places laid out in space, kept in arrays: a node
/// halves its range of places across its widest axis, down to ranges of [#BUCKET]. The places stand
/// in the order of the tree, [#order] tells which they were; places at the same spot are in their
/// own order.
///
/// Immutable; may be shared between threads.
final class SpaceTree {

    /// Rounding in space coordinates of six million metres; a chord is taken to be this much
    /// shorter.
    static final double SLACK = 1e-6;

    static final int BUCKET = 16;

    final int[] order;
    final double[][] axes;

    /// Of a node n, whose halves are 2n and 2n + 1: the axis and the place on it that divides them.
    final byte[] axis;

    final double[] split;

    SpaceTree(List<GeoPoint> places) {
        order = new int[places.size()];
        axes = new double[3][order.length];
        for (var i = 0; i < order.length; i++) {
            order[i] = i;
            var place = SpacePoint.of(places.get(i).latitude(), places.get(i).longitude());
            axes[0][i] = place.x();
            axes[1][i] = place.y();
            axes[2][i] = place.z();
        }
        var nodes = 4 * Math.max(1, Integer.highestOneBit(order.length / BUCKET + 1));
        axis = new byte[nodes];
        split = new double[nodes];
        arrange(1, 0, order.length);
        for (var values : axes) {
            var before = values.clone();
            for (var i = 0; i < order.length; i++) {
                values[i] = before[order[i]];
            }
        }
    }

    private void arrange(int node, int from, int to) {
        if (to - from <= BUCKET) {
            Arrays.sort(order, from, to);
            return;
        }
        axis[node] = widest(from, to);
        var values = axes[axis[node]];
        var middle = (from + to) >>> 1;
        select(values, from, to - 1, middle);
        split[node] = values[order[middle]];
        arrange(2 * node, from, middle);
        arrange(2 * node + 1, middle, to);
    }

    private byte widest(int from, int to) {
        var widest = 0;
        var width = -1.0;
        for (var candidate = 0; candidate < 3; candidate++) {
            double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
            for (var i = from; i < to; i++) {
                low = Math.min(low, axes[candidate][order[i]]);
                high = Math.max(high, axes[candidate][order[i]]);
            }
            if (high - low > width) {
                width = high - low;
                widest = candidate;
            }
        }
        return (byte) widest;
    }

    /// Hoare's selection: afterwards nothing left of `middle` is greater and nothing right of it
    /// smaller. Ties are broken by index, so equal values neither slow it down nor make the tree
    /// depend on luck.
    private void select(double[] values, int low, int high, int middle) {
        while (low < high) {
            var pivot = order[(low + high) >>> 1];
            int i = low, j = high;
            while (i <= j) {
                while (before(values, order[i], pivot)) {
                    i++;
                }
                while (before(values, pivot, order[j])) {
                    j--;
                }
                if (i <= j) {
                    var swap = order[i];
                    order[i++] = order[j];
                    order[j--] = swap;
                }
            }
            if (middle <= j) {
                high = j;
            } else if (middle >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private static boolean before(double[] values, int a, int b) {
        return values[a] < values[b] || (values[a] == values[b] && a < b);
    }
}
