package org.doorstep.geo.nearby;

import org.doorstep.geo.point.GeoPoint;

import java.util.List;

/// A balanced k-d tree over places laid out in space (earth-centred metres on the WGS84 ellipsoid),
/// kept in arrays: the middle of a range is its root, what is left of it the one branch, what is
/// right of it the other.
final class SpaceTree {

    private static final double A = 6_378_137.0;
    private static final double F = 1 / 298.257223563;
    private static final double E2 = F * (2 - F);

    /// Rounding in space coordinates of six million metres; a chord is taken to be this much
    /// shorter.
    private static final double SLACK = 1e-6;

    private final int[] order;
    private final double[] x;
    private final double[] y;
    private final double[] z;

    /// What the search is looking for.
    interface Visitor {
        /// Nothing further away than this many metres is wanted any more.
        double limit();

        void visit(int index);
    }

    SpaceTree(List<GeoPoint> places) {
        order = new int[places.size()];
        x = new double[places.size()];
        y = new double[places.size()];
        z = new double[places.size()];
        for (var i = 0; i < order.length; i++) {
            order[i] = i;
            var place = inSpace(places.get(i));
            x[i] = place[0];
            y[i] = place[1];
            z[i] = place[2];
        }
        arrange(0, order.length, 0);
        reorder(x);
        reorder(y);
        reorder(z);
    }

    private void reorder(double[] values) {
        var before = values.clone();
        for (var i = 0; i < order.length; i++) {
            values[i] = before[order[i]];
        }
    }

    private double[] axis(int axis) {
        return axis == 0 ? x : axis == 1 ? y : z;
    }

    private void arrange(int from, int to, int axis) {
        if (to - from < 2) {
            return;
        }
        var values = axis(axis);
        var middle = (from + to) >>> 1;
        select(values, from, to - 1, middle);
        arrange(from, middle, (axis + 1) % 3);
        arrange(middle + 1, to, (axis + 1) % 3);
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

    void visit(GeoPoint centre, Visitor visitor) {
        visit(0, order.length, 0, inSpace(centre), visitor);
    }

    private void visit(int from, int to, int axis, double[] centre, Visitor visitor) {
        if (from >= to) {
            return;
        }
        var middle = (from + to) >>> 1;
        double dx = x[middle] - centre[0], dy = y[middle] - centre[1], dz = z[middle] - centre[2];
        if (Math.sqrt(dx * dx + dy * dy + dz * dz) - SLACK <= visitor.limit()) {
            visitor.visit(order[middle]);
        }
        var apart = axis(axis)[middle] - centre[axis];
        var next = (axis + 1) % 3;
        if (apart > 0) {
            visit(from, middle, next, centre, visitor);
            if (apart - SLACK <= visitor.limit()) {
                visit(middle + 1, to, next, centre, visitor);
            }
        } else {
            visit(middle + 1, to, next, centre, visitor);
            if (-apart - SLACK <= visitor.limit()) {
                visit(from, middle, next, centre, visitor);
            }
        }
    }

    private static double[] inSpace(GeoPoint point) {
        var latitude = Math.toRadians(point.latitude());
        var longitude = Math.toRadians(point.longitude());
        var sin = Math.sin(latitude);
        var n = A / Math.sqrt(1 - E2 * sin * sin);
        return new double[] {
            n * Math.cos(latitude) * Math.cos(longitude),
            n * Math.cos(latitude) * Math.sin(longitude),
            n * (1 - E2) * sin
        };
    }
}
