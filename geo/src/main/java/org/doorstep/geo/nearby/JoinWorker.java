package org.doorstep.geo.nearby;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.point.SpacePoint;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Works through the cells of a [RadiusJoin]; belongs to one thread.
final class JoinWorker {

    private final SpaceTree tree;
    private final List<GeoPoint> items;
    private final PlaceCells cells;
    private final double radius;
    private final double reach;
    private final RadiusJoin.Rule rule;
    private final RadiusJoin.Sink sink;

    /// Items near the present cell, in tree order, and where they are.
    private final int[] near;

    private final double[] nearX;
    private final double[] nearY;
    private final double[] nearZ;
    private final int[] hits;

    /// The places of the present cell in space.
    private double[] placeX = new double[64];

    private double[] placeY = new double[64];
    private double[] placeZ = new double[64];

    private final double[] low = new double[3];
    private final double[] high = new double[3];

    JoinWorker(
            SpaceTree tree,
            List<GeoPoint> items,
            PlaceCells cells,
            double radius,
            RadiusJoin.Rule rule,
            RadiusJoin.Sink sink) {
        this.tree = tree;
        this.items = items;
        this.cells = cells;
        this.radius = radius;
        this.reach = radius + SpaceTree.SLACK;
        this.rule = rule;
        this.sink = sink;
        near = new int[items.size() + 1];
        nearX = new double[items.size()];
        nearY = new double[items.size()];
        nearZ = new double[items.size()];
        hits = new int[items.size() + 1];
    }

    /// Takes one share of the work after the other until none is left.
    void workOn(AtomicInteger next) {
        for (var share = next.getAndIncrement();
                share < cells.sharesOfWork();
                share = next.getAndIncrement()) {
            work(share, share + 1);
        }
    }

    void work(int fromShare, int toShare) {
        for (var cell = cells.firstCell(fromShare); cell < cells.firstCell(toShare); cell++) {
            int from = cells.starts[cell], to = cells.starts[cell + 1];
            if (from < to) {
                work(from, to - from, layOut(from, to));
            }
        }
    }

    /// Lays the cell's places out in space and fetches what is near them.
    private int layOut(int from, int to) {
        if (to - from > placeX.length) {
            placeX = new double[2 * (to - from)];
            placeY = new double[2 * (to - from)];
            placeZ = new double[2 * (to - from)];
        }
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (var i = from; i < to; i++) {
            var place = cells.places[i];
            var point = RadiusJoin.inSpace(cells.latitudes[place], cells.longitudes[place]);
            widen(0, placeX[i - from] = point.x());
            widen(1, placeY[i - from] = point.y());
            widen(2, placeZ[i - from] = point.z());
        }
        var count = tree.gather(low, high, reach, near);
        for (var i = 0; i < count; i++) {
            nearX[i] = tree.axes[0][near[i]];
            nearY[i] = tree.axes[1][near[i]];
            nearZ[i] = tree.axes[2][near[i]];
        }
        return count;
    }

    private void widen(int axis, double value) {
        low[axis] = Math.min(low[axis], value);
        high[axis] = Math.max(high[axis], value);
    }

    private void work(int from, int places, int nearby) {
        for (var i = 0; i < places; i++) {
            var found = within(placeX[i], placeY[i], placeZ[i], nearby);
            for (var hit = 0; hit < found; hit++) {
                offer(cells.places[from + i], i, hits[hit]);
            }
        }
    }

    /// Which of the items near the cell are near a place, without a branch.
    private int within(double x, double y, double z, int nearby) {
        var limit = reach * reach;
        var found = 0;
        for (var i = 0; i < nearby; i++) {
            double dx = nearX[i] - x, dy = nearY[i] - y, dz = nearZ[i] - z;
            hits[found] = i;
            found += dx * dx + dy * dy + dz * dz <= limit ? 1 : 0;
        }
        return found;
    }

    private void offer(int place, int i, int hit) {
        var item = tree.order[near[hit]];
        if (rule.allows(place, item)) {
            var metres = metres(place, i, hit, item);
            if (metres <= radius) {
                sink.accept(place, item, metres);
            }
        }
    }

    private double metres(int place, int i, int hit, int item) {
        if (radius >= SpacePoint.SHORT) {
            return GeoPoint.of(cells.latitudes[place], cells.longitudes[place])
                    .distanceTo(items.get(item))
                    .metres();
        }
        return SpacePoint.shortGeodesic(
                placeX[i], placeY[i], placeZ[i], nearX[hit], nearY[hit], nearZ[hit]);
    }
}
