package org.doorstep.geo.nearby;

import org.doorstep.geo.point.SpacePoint;

import java.util.Arrays;

/// One search for everything within reach of a place; belongs to one thread.
///
/// On the way down it keeps how far the place lies outside a node's half along each axis (S. Arya
/// and D. Mount, "Algorithms for fast vector quantization", 1993).
final class BallSearch {

    private final SpaceTree tree;
    private final double[] xs;
    private final double[] ys;
    private final double[] zs;
    private final double x;
    private final double y;
    private final double z;
    private final double reachSquared;
    private int[] found = new int[48];
    private int count;

    /// @param reach metres of the straight line through the earth
    BallSearch(SpaceTree tree, SpacePoint centre, double reach) {
        this.tree = tree;
        xs = tree.axes[0];
        ys = tree.axes[1];
        zs = tree.axes[2];
        x = centre.x();
        y = centre.y();
        z = centre.z();
        reachSquared = reach * reach;
        visit(1, 0, tree.order.length, 0, 0, 0);
    }

    /// How many were found.
    int count() {
        return count;
    }

    /// The place in tree order of what was found; what is at the same spot is in its own order.
    int found(int index) {
        return found[index];
    }

    /// Geodesic distances of what was found, as long as the reach is no more than
    /// [SpacePoint#SHORT]. A plain loop over arrays, which the compiler turns into vectors.
    double[] metres() {
        double[] toX = new double[count], toY = new double[count], toZ = new double[count];
        for (var i = 0; i < count; i++) {
            toX[i] = xs[found[i]];
            toY[i] = ys[found[i]];
            toZ[i] = zs[found[i]];
        }
        var metres = new double[count];
        for (var i = 0; i < count; i++) {
            metres[i] = SpacePoint.shortGeodesic(x, y, z, toX[i], toY[i], toZ[i]);
        }
        return metres;
    }

    private void visit(int node, int from, int to, double outX, double outY, double outZ) {
        if (to - from <= SpaceTree.BUCKET) {
            visitAll(from, to);
            return;
        }
        var across = tree.axis[node];
        var middle = (from + to) >>> 1;
        var apart = (across == 0 ? x : across == 1 ? y : z) - tree.split[node];
        double farX = across == 0 ? apart : outX;
        double farY = across == 1 ? apart : outY;
        double farZ = across == 2 ? apart : outZ;
        var isBothSides = farX * farX + farY * farY + farZ * farZ <= reachSquared;
        if (isBothSides || apart < 0) {
            visit(
                    2 * node,
                    from,
                    middle,
                    apart < 0 ? outX : farX,
                    apart < 0 ? outY : farY,
                    apart < 0 ? outZ : farZ);
        }
        if (isBothSides || apart >= 0) {
            visit(
                    2 * node + 1,
                    middle,
                    to,
                    apart < 0 ? farX : outX,
                    apart < 0 ? farY : outY,
                    apart < 0 ? farZ : outZ);
        }
    }

    /// Without a branch.
    private void visitAll(int from, int to) {
        if (count + SpaceTree.BUCKET > found.length) {
            found = Arrays.copyOf(found, 2 * found.length);
        }
        var next = count;
        for (var i = from; i < to; i++) {
            double dx = xs[i] - x, dy = ys[i] - y, dz = zs[i] - z;
            found[next] = i;
            next += dx * dx + dy * dy + dz * dz <= reachSquared ? 1 : 0;
        }
        count = next;
    }
}
