package org.doorstep.geo.walk;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.EdgeIndex.Spot;
import org.doorstep.geo.walk.tour.CostMatrix;
import org.doorstep.geo.walk.tour.TourCosts;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/// Ways along the edges of a network.
final class NetworkWays extends FootWays {

    private static final double UNITS_PER_METRE = 1_000;

    private static final Comparator<GeoPoint> SOUTH_FIRST =
            Comparator.comparingDouble(GeoPoint::latitude).thenComparingDouble(GeoPoint::longitude);

    private final FootWays straight = FootWays.straight();
    private final StreetNetwork network;
    private final EdgeIndex edges;

    NetworkWays(StreetNetwork network) {
        this.network = network;
        edges = new EdgeIndex(network);
    }

    @Override
    public double metres(GeoPoint from, GeoPoint to) {
        return metres(from, to, new ShortestPaths(network));
    }

    @Override
    double total(List<GeoPoint> from, List<GeoPoint> to) {
        var paths = new ShortestPaths(network);
        var total = 0.0;
        for (var i = 0; i < from.size(); i++) {
            total += metres(from.get(i), to.get(i), paths);
        }
        return total;
    }

    private double metres(GeoPoint from, GeoPoint to, ShortestPaths paths) {
        if (from.equals(to)) {
            return 0;
        }
        // Always from the same one of the two, so that both directions give the same sum.
        var turned = SOUTH_FIRST.compare(from, to) > 0;
        var a = turned ? to : from;
        var b = turned ? from : to;
        @Nullable Spot[] target = {edges.nearest(b)};
        var way = paths.ways(edges.nearest(a), target)[0];
        return way < Double.POSITIVE_INFINITY ? way : straight.metres(a, b);
    }

    @Override
    TourCosts costs(List<GeoPoint> places) {
        var count = places.size();
        @Nullable Spot[] spots = new Spot[count];
        for (var i = 0; i < count; i++) {
            spots[i] = edges.nearest(places.get(i));
        }
        var paths = new ShortestPaths(network);
        var costs = new int[count][count];
        for (var i = 0; i < count; i++) {
            var metres = paths.ways(spots[i], spots);
            for (var j = 0; j < i; j++) {
                var way =
                        metres[j] < Double.POSITIVE_INFINITY
                                ? metres[j]
                                : straight.metres(places.get(i), places.get(j));
                costs[i][j] = (int) Math.min(way * UNITS_PER_METRE + 0.5, Integer.MAX_VALUE);
                costs[j][i] = costs[i][j];
            }
        }
        return CostMatrix.of(costs);
    }
}
