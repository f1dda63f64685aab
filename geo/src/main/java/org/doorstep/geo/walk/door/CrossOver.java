package org.doorstep.geo.walk.door;

import org.doorstep.geo.point.GeoPoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The shortest way to go through two rows of places at once, each row in its own order: dynamic
/// programming over how far one has come in either row and in which one stands, O(a b) for rows of
/// a and b.
final class CrossOver {

    private final List<GeoPoint> left;
    private final List<GeoPoint> right;

    /// `least[side][i][j]` is the shortest way through the first i on the left and the first j on
    /// the right that ends on that side.
    private final double[][][] least;

    private CrossOver(List<GeoPoint> left, List<GeoPoint> right) {
        this.left = left;
        this.right = right;
        least = new double[2][left.size() + 1][right.size() + 1];
        for (var i = 0; i <= left.size(); i++) {
            for (var j = 0; j <= right.size(); j++) {
                least[0][i][j] = i == 0 ? Double.POSITIVE_INFINITY : least(left, i, i - 1, j);
                least[1][i][j] = j == 0 ? Double.POSITIVE_INFINITY : least(right, j, i, j - 1);
            }
        }
    }

    /// The ways to the n-th of a row from the state before.
    private double least(List<GeoPoint> row, int n, int i, int j) {
        return i == 0 && j == 0
                ? 0
                : Math.min(step(0, i, j, row.get(n - 1)), step(1, i, j, row.get(n - 1)));
    }

    private double step(int side, int i, int j, GeoPoint to) {
        var before = least[side][i][j];
        return before == Double.POSITIVE_INFINITY
                ? before
                : before + at(side, i, j).distanceTo(to).metres();
    }

    private GeoPoint at(int side, int i, int j) {
        return side == 0 ? left.get(i - 1) : right.get(j - 1);
    }

    private double length() {
        return Math.min(least[0][left.size()][right.size()], least[1][left.size()][right.size()]);
    }

    /// From which row each step is taken, true for the left one.
    private boolean[] steps() {
        int i = left.size(), j = right.size();
        var steps = new boolean[i + j];
        var side = least[0][i][j] <= least[1][i][j] ? 0 : 1;
        for (var at = steps.length - 1; at >= 0; at--) {
            steps[at] = side == 0;
            var here = at(side, i, j);
            i -= side == 0 ? 1 : 0;
            j -= side == 0 ? 0 : 1;
            side = step(0, i, j, here) <= step(1, i, j, here) ? 0 : 1;
        }
        return steps;
    }

    /// Both rows in one: the left as it is, the right as it is or, where that is shorter,
    /// backwards.
    static <K> List<Building<K>> merge(List<Building<K>> left, List<Building<K>> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        var straight = new CrossOver(places(left), places(right));
        var turned = new CrossOver(places(left), places(right.reversed()));
        return turned.length() < straight.length()
                ? turned.woven(left, right.reversed())
                : straight.woven(left, right);
    }

    private static <K> List<GeoPoint> places(List<Building<K>> row) {
        return row.stream().map(building -> Objects.requireNonNull(building.place())).toList();
    }

    private <K> List<Building<K>> woven(List<Building<K>> ofLeft, List<Building<K>> ofRight) {
        var woven = new ArrayList<Building<K>>();
        int i = 0, j = 0;
        for (var fromLeft : steps()) {
            woven.add(fromLeft ? ofLeft.get(i++) : ofRight.get(j++));
        }
        return woven;
    }
}
