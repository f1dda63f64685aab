package org.doorstep.geo.area;

/// Where a point lies against one edge, for casting a ray from the point to the west. All sides are
/// exact. An edge holds its lower end but not its upper one, so that a ray through a vertex counts
/// once.
final class Crossing {

    /// The point lies on the edge.
    static final int ON = 2;

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

    /// 1 when a place a little east of (x, y) lies east of the edge, else 0: [#side] for places of
    /// which it does not matter whether they are on an edge.
    static int justEast(double x1, double y1, double x2, double y2, double x, double y) {
        return y1 > y != y2 > y && side(x1, y1, x2, y2, x, y) != 0 ? 1 : 0;
    }

    /// Whether a place a little east of (x, y) lies above an edge from west of it to east of it.
    static boolean isAbove(
            double westX, double westY, double eastX, double eastY, double x, double y) {
        var side = Side.of(westX, westY, eastX, eastY, x, y);
        return side > 0 || (side == 0 && westY >= eastY);
    }
}
