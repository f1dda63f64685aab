package org.doorstep.geo.nearby;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.point.SpacePoint;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Works through the places of a [RadiusJoin]; belongs to one thread.
final class JoinWorker {

    /// Places that are worked on in one go.
    private static final int SHARE = 4096;

    /// A degree of latitude is nowhere shorter, nor one of longitude at the equator.
    private static final double METRES_PER_DEGREE = 110_570;

    /// Radius of the ellipsoid across the meridian, at its longest.
    private static final double LONGEST_RADIUS = 6_400_000;

    /// Where meridians are closer than this share of their distance at the equator, all are looked
    /// at.
    private static final double AT_A_POLE = 0.01;

    private final ItemCells cells;
    private final List<GeoPoint> places;
    private final double[] latitudes;
    private final double[] longitudes;
    private final double radius;
    private final double reachSquared;
    private final double high;
    private final RadiusJoin.Rule rule;
    private final RadiusJoin.Sink sink;

    /// Places in the cells of what is near, and of those which the rule allows.
    private final int[] near;

    private final int[] allowed;
    private int count;

    private double x;
    private double y;
    private double z;

    /// @param places of the items
    JoinWorker(
            ItemCells cells,
            List<GeoPoint> places,
            double[] latitudes,
            double[] longitudes,
            Distance radius,
            RadiusJoin.Rule rule,
            RadiusJoin.Sink sink) {
        this.cells = cells;
        this.places = places;
        this.latitudes = latitudes;
        this.longitudes = longitudes;
        this.radius = radius.metres();
        this.reachSquared = Measure.reach(this.radius);
        this.high = (this.radius + SpaceTree.SLACK) / METRES_PER_DEGREE;
        this.rule = rule;
        this.sink = sink;
        near = new int[cells.items.length + 1];
        allowed = new int[cells.items.length + 1];
    }

    /// Takes one share of the work after the other until none is left.
    void workOn(AtomicInteger next) {
        var shares = Math.ceilDiv(latitudes.length, SHARE);
        for (var share = next.getAndIncrement(); share < shares; share = next.getAndIncrement()) {
            var from = share * SHARE;
            work(from, Math.min(latitudes.length - from, SHARE) + from);
        }
    }

    private void work(int from, int to) {
        for (var place = from; place < to; place++) {
            if (RadiusJoin.isPlace(latitudes[place], longitudes[place])) {
                gather(latitudes[place], longitudes[place]);
                offer(place);
            }
        }
    }

    private void gather(double latitude, double longitude) {
        var point = RadiusJoin.inSpace(latitude, longitude);
        x = point.x();
        y = point.y();
        z = point.z();
        count = 0;
        // No way as long as the radius leads nearer to a pole than by `high`, and none spans more
        // longitude than it would along that parallel.
        var cos = Math.sqrt(x * x + y * y) / LONGEST_RADIUS - Math.toRadians(high);
        var wide = cos < AT_A_POLE ? 360 : high / cos;
        double left = longitude - wide, right = longitude + wide;
        if (left < -180 || right > 180) {
            left = -180;
            right = 180;
        }
        int first = cells.column(left), last = cells.column(right);
        for (int row = cells.row(latitude - high), top = cells.row(latitude + high);
                row <= top;
                row++) {
            gather(cells.start(row, first), cells.end(row, last));
        }
    }

    /// Without a branch.
    private void gather(int from, int to) {
        double[] xs = cells.x, ys = cells.y, zs = cells.z;
        var next = count;
        for (var i = from; i < to; i++) {
            double dx = xs[i] - x, dy = ys[i] - y, dz = zs[i] - z;
            near[next] = i;
            next += dx * dx + dy * dy + dz * dz <= reachSquared ? 1 : 0;
        }
        count = next;
    }

    private void offer(int place) {
        var pairs = 0;
        for (var i = 0; i < count; i++) {
            allowed[pairs] = near[i];
            pairs += rule.allows(place, cells.items[near[i]]) ? 1 : 0;
        }
        for (var i = 0; i < pairs; i++) {
            var metres = metres(place, allowed[i]);
            if (metres <= radius) {
                sink.accept(place, cells.items[allowed[i]], metres);
            }
        }
    }

    private double metres(int place, int at) {
        if (radius >= SpacePoint.SHORT) {
            return GeoPoint.of(latitudes[place], longitudes[place])
                    .distanceTo(places.get(cells.items[at]))
                    .metres();
        }
        return SpacePoint.shortGeodesic(x, y, z, cells.x[at], cells.y[at], cells.z[at]);
    }
}
