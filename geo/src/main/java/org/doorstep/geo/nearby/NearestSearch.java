package org.doorstep.geo.nearby;

import org.doorstep.geo.point.SpacePoint;

/// One search for the nearest; belongs to one thread. Nearer halves first; the bounds are those of
/// [BallSearch].
final class NearestSearch {

    /// Takes in what may be among the nearest.
    interface Best {
        /// Nothing further away than this squared length in metres is wanted any more.
        double reach();

        /// @param place in tree order
        void offer(int place, double chordSquared);
    }

    private final SpaceTree tree;
    private final double[] xs;
    private final double[] ys;
    private final double[] zs;
    private final double x;
    private final double y;
    private final double z;
    private final Best best;

    /// Lets `best` take in what is near.
    static void of(SpaceTree tree, SpacePoint centre, Best best) {
        new NearestSearch(tree, centre, best).visit(1, 0, tree.order.length, 0, 0, 0);
    }

    private NearestSearch(SpaceTree tree, SpacePoint centre, Best best) {
        this.tree = tree;
        xs = tree.axes[0];
        ys = tree.axes[1];
        zs = tree.axes[2];
        x = centre.x();
        y = centre.y();
        z = centre.z();
        this.best = best;
    }

    private void visit(int node, int from, int to, double outX, double outY, double outZ) {
        if (to - from <= SpaceTree.BUCKET) {
            visitAll(from, to);
            return;
        }
        var across = tree.axis[node];
        var middle = (from + to) >>> 1;
        var apart = (across == 0 ? x : across == 1 ? y : z) - tree.split[node];
        if (apart < 0) {
            visit(2 * node, from, middle, outX, outY, outZ);
        } else {
            visit(2 * node + 1, middle, to, outX, outY, outZ);
        }
        double farX = across == 0 ? apart : outX;
        double farY = across == 1 ? apart : outY;
        double farZ = across == 2 ? apart : outZ;
        if (farX * farX + farY * farY + farZ * farZ > best.reach()) {
            return;
        }
        if (apart < 0) {
            visit(2 * node + 1, middle, to, farX, farY, farZ);
        } else {
            visit(2 * node, from, middle, farX, farY, farZ);
        }
    }

    private void visitAll(int from, int to) {
        var reach = best.reach();
        for (var i = from; i < to; i++) {
            double dx = xs[i] - x, dy = ys[i] - y, dz = zs[i] - z;
            var chordSquared = dx * dx + dy * dy + dz * dz;
            if (chordSquared <= reach) {
                best.offer(i, chordSquared);
                reach = best.reach();
            }
        }
    }
}
