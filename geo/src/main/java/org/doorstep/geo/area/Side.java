package org.doorstep.geo.area;

import org.locationtech.jts.algorithm.CGAlgorithmsDD;

/// On which side of a line a point lies, without rounding errors.
final class Side {

    /// Bound on the rounding error of the determinant, relative to its two products (J. R.
    /// Shewchuk, "Adaptive precision floating-point arithmetic and fast robust geometric
    /// predicates", 1997, section 4.1).
    static final double ERROR = 3.3306690738754716e-16;

    private Side() {}

    /// 1 when p is left of the line from a to b, -1 when right, 0 when on it. Plain arithmetic
    /// where it is certain, else JTS's double-double arithmetic, so that the answer is JTS's
    /// everywhere.
    static int of(double ax, double ay, double bx, double by, double px, double py) {
        var left = (ax - px) * (by - py);
        var right = (ay - py) * (bx - px);
        var determinant = left - right;
        var bound = ERROR * (Math.abs(left) + Math.abs(right));
        if (determinant > bound) {
            return 1;
        }
        if (determinant < -bound) {
            return -1;
        }
        return CGAlgorithmsDD.orientationIndex(ax, ay, bx, by, px, py);
    }
}
