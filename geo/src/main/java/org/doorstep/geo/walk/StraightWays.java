package org.doorstep.geo.walk;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.tour.PlaneCosts;
import org.doorstep.geo.walk.tour.TourCosts;

import java.util.List;

/// Geodesic distances times a factor. An order is looked for in a plane laid at the middle of the
/// places, good to a tenth of a per cent over a town.
final class StraightWays extends FootWays {

    private static final double METRES_PER_DEGREE = 111_320;

    private static final double UNITS_PER_METRE = 1_000;

    private final double factor;

    StraightWays(double factor) {
        if (!(factor >= 1 && factor <= 10)) {
            throw new IllegalArgumentException(
                    "A way is 1 to 10 times as long as the straight line, not " + factor + ".");
        }
        this.factor = factor;
    }

    @Override
    public double metres(GeoPoint from, GeoPoint to) {
        return from.distanceTo(to).metres() * factor;
    }

    @Override
    double total(List<GeoPoint> from, List<GeoPoint> to) {
        var total = 0.0;
        for (var i = 0; i < from.size(); i++) {
            total += metres(from.get(i), to.get(i));
        }
        return total;
    }

    @Override
    TourCosts costs(List<GeoPoint> places) {
        var middle = places.stream().mapToDouble(GeoPoint::latitude).average().orElse(0);
        var centre = places.stream().mapToDouble(GeoPoint::longitude).average().orElse(0);
        var shrink = Math.cos(Math.toRadians(middle));
        var x = new double[places.size()];
        var y = new double[places.size()];
        var furthest = 0.0;
        for (var i = 0; i < x.length; i++) {
            x[i] = (places.get(i).longitude() - centre) * METRES_PER_DEGREE * shrink;
            y[i] = (places.get(i).latitude() - middle) * METRES_PER_DEGREE;
            furthest = Math.max(furthest, Math.max(Math.abs(x[i]), Math.abs(y[i])));
        }
        var units = Math.min(UNITS_PER_METRE, PlaneCosts.FURTHEST / Math.max(1, furthest));
        for (var i = 0; i < x.length; i++) {
            x[i] *= units;
            y[i] *= units;
        }
        return PlaneCosts.of(x, y);
    }
}
