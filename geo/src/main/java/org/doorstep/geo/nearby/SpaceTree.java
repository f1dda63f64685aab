package org.doorstep.geo.nearby;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.point.SpacePoint;

import java.util.List;

/// A balanced k-d tree (J. L. Bentley, 1975) over places laid out in space, kept in arrays: a node
/// halves its range of places across its widest axis, down to ranges of [#BUCKET]. The places stand
/// in the order of the tree, [#order] tells which they were.
///
/// Immutable; may be shared between threads.
final class SpaceTree {

    /// Rounding in space coordinates of six million metres; a chord is taken to be this much
    /// shorter.
    static final double SLACK = 1e-6;

    static final int BUCKET = 8;

    final int[] order;
    final double[][] axes;

    /// Of a node n, whose halves are 2n and 2n + 1: the axis and the place on it that divides them.
    private final byte[] axis;

    private final double[] split;

    /// What a search by distance is looking for.
    interface Visitor {
        /// Nothing further away than this squared length in metres is wanted any more.
        double reach();

        void visit(int index, double chordSquared);
    }

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

    /// Visits what lies within the visitor's reach, nearer halves first.
    void visit(SpacePoint centre, Visitor visitor) {
        if (order.length > 0) {
            new Descent(centre, visitor).visit(1, 0, order.length, 0, 0, 0);
        }
    }

    /// One search. On the way down it keeps how far the centre lies outside a node's half along
    /// each axis (S. Arya and D. Mount, "Algorithms for fast vector quantization", 1993).
    private final class Descent {

        private final double x;
        private final double y;
        private final double z;
        private final Visitor visitor;

        Descent(SpacePoint centre, Visitor visitor) {
            x = centre.x();
            y = centre.y();
            z = centre.z();
            this.visitor = visitor;
        }

        void visit(int node, int from, int to, double outX, double outY, double outZ) {
            if (to - from <= BUCKET) {
                visitAll(from, to);
                return;
            }
            var across = axis[node];
            var middle = (from + to) >>> 1;
            var apart = (across == 0 ? x : across == 1 ? y : z) - split[node];
            if (apart < 0) {
                visit(2 * node, from, middle, outX, outY, outZ);
            } else {
                visit(2 * node + 1, middle, to, outX, outY, outZ);
            }
            double farX = across == 0 ? apart : outX;
            double farY = across == 1 ? apart : outY;
            double farZ = across == 2 ? apart : outZ;
            if (farX * farX + farY * farY + farZ * farZ > visitor.reach()) {
                return;
            }
            if (apart < 0) {
                visit(2 * node + 1, middle, to, farX, farY, farZ);
            } else {
                visit(2 * node, from, middle, farX, farY, farZ);
            }
        }

        private void visitAll(int from, int to) {
            for (var i = from; i < to; i++) {
                double dx = axes[0][i] - x, dy = axes[1][i] - y, dz = axes[2][i] - z;
                var chordSquared = dx * dx + dy * dy + dz * dz;
                if (chordSquared <= visitor.reach()) {
                    visitor.visit(i, chordSquared);
                }
            }
        }
    }

    /// Writes the numbers in tree order of all places within `reach` metres of a box in space, and
    /// perhaps of some a little beyond it; returns how many.
    int gather(double[] low, double[] high, double reach, int[] into) {
        return order.length == 0 ? 0 : gather(1, 0, order.length, low, high, reach, into, 0);
    }

    private int gather(
            int node,
            int from,
            int to,
            double[] low,
            double[] high,
            double reach,
            int[] into,
            int count) {
        var gathered = count;
        if (to - from <= BUCKET) {
            for (var i = from; i < to; i++) {
                into[gathered] = i;
                gathered += outside(i, low, high) <= reach * reach ? 1 : 0;
            }
            return gathered;
        }
        var across = axis[node];
        var middle = (from + to) >>> 1;
        if (low[across] - reach <= split[node]) {
            gathered = gather(2 * node, from, middle, low, high, reach, into, gathered);
        }
        if (high[across] + reach >= split[node]) {
            gathered = gather(2 * node + 1, middle, to, low, high, reach, into, gathered);
        }
        return gathered;
    }

    private double outside(int i, double[] low, double[] high) {
        var sum = 0.0;
        for (var across = 0; across < 3; across++) {
            var value = axes[across][i];
            var out = Math.max(0, Math.max(low[across] - value, value - high[across]));
            sum += out * out;
        }
        return sum;
    }
}
