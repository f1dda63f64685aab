package org.doorstep.geo.area;

/// Counts how often the way from a cell's corner to a point crosses one edge. All sides are exact.
/// An edge holds its lower end but not its upper one (for the way east), its western but not its
/// eastern (for the way north), so that a way through a vertex counts once.
final class Crossing {

    /// The point lies on the edge.
    static final int ON = 2;

    /// The turn of the way lies on the edge.
    static final int UNDECIDED = 3;

    private Crossing() {}

    /// 1 when the point lies east of an edge that spans its latitude, [#ON] when on it, else 0.
    static int side(double x1, double y1, double x2, double y2, double x, double y) {
        boolean above1 = y1 > y, above2 = y2 > y;
        if (above1 == above2) {
            return !above1 && (y1 == y || y2 == y) && touches(x1, y1, x2, y2, x, y) ? ON : 0;
        }
        if (x > x1 && x > x2) {
            return 1;
        }
        if (x < x1 && x < x2) {
            return 0;
        }
        var side = Side.of(x1, y1, x2, y2, x, y);
        if (side == 0) {
            return ON;
        }
        return above2 == side < 0 ? 1 : 0;
    }

    /// For an edge that does not rise above the point's latitude but reaches it.
    private static boolean touches(double x1, double y1, double x2, double y2, double x, double y) {
        if (y1 == y && y2 == y) {
            return x >= Math.min(x1, x2) && x <= Math.max(x1, x2);
        }
        return y1 == y ? x1 == x : x2 == x;
    }

    /// For an edge that straddles the corner's longitude: what the way north crosses, and what lies
    /// west of the turn and so is not crossed on the way east; together 0, 1 or 2.
    static int ofCornerWay(
            double x1, double y1, double x2, double y2, double cornerX, double cornerY, double y) {
        var turn = Side.of(x1, y1, x2, y2, cornerX, y);
        if (turn == 0) {
            return UNDECIDED;
        }
        var crossings = turn == Side.of(x1, y1, x2, y2, cornerX, cornerY) ? 0 : 1;
        boolean above1 = y1 > y, above2 = y2 > y;
        if (above1 != above2 && above2 == turn < 0) {
            crossings++;
        }
        return crossings;
    }
}
