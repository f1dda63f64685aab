package org.doorstep.geo.walk.door;

import org.doorstep.geo.point.GeoPoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The shortest way to go through two rows of places at once, each row in its own order: dynamic
/// programming over how far one has come in either row and in which one stands, O(a b) for rows of
/// a and b. In millimetres, so that ways are equally long exactly; then the left row comes first.
final class CrossOver {

    private static final int LEFT = 0;

    private static final long NO_WAY = Long.MAX_VALUE / 4;

    private final List<List<GeoPoint>> rows;

    /// `rest[side][i][j]` is the shortest way from the last place passed on that side, when i are
    /// passed on the left and j on the right, to the end.
    private final long[][][] rest;

    private CrossOver(List<GeoPoint> left, List<GeoPoint> right) {
        rows = List.of(left, right);
        rest = new long[2][left.size() + 1][right.size() + 1];
        for (var i = left.size(); i >= 0; i--) {
            for (var j = right.size(); j >= 0; j--) {
                for (var side = 0; side < 2; side++) {
                    rest[side][i][j] =
                            i == left.size() && j == right.size()
                                    ? 0
                                    : Math.min(by(0, side, i, j), by(1, side, i, j));
                }
            }
        }
    }

    /// The way to the end when the next place is one on the side `next`.
    private long by(int next, int side, int i, int j) {
        var passed = next == LEFT ? i : j;
        if (passed == rows.get(next).size()) {
            return NO_WAY;
        }
        var there = next == LEFT ? rest[next][i + 1][j] : rest[next][i][j + 1];
        var standing = side == LEFT ? i : j;
        return standing == 0
                ? there
                : there + step(rows.get(side).get(standing - 1), rows.get(next).get(passed));
    }

    private static long step(GeoPoint from, GeoPoint to) {
        return Math.round(from.distanceTo(to).metres() * 1000);
    }

    private long length() {
        return Math.min(rest[0][1][0], rest[1][0][1]);
    }

    /// From which row each step is taken, true for the left one.
    private boolean[] steps() {
        var steps = new boolean[rows.get(0).size() + rows.get(1).size()];
        int i = 0, j = 0, side = LEFT;
        for (var at = 0; at < steps.length; at++) {
            steps[at] =
                    at == 0
                            ? rest[0][1][0] <= rest[1][0][1]
                            : by(0, side, i, j) <= by(1, side, i, j);
            side = steps[at] ? LEFT : 1;
            i += steps[at] ? 1 : 0;
            j += steps[at] ? 0 : 1;
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
