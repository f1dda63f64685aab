package org.doorstep.geo.walk;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// Measures a walk on the ground.
final class WalkMeasure {

    private final FootWays ways;
    private double along;
    private double between;
    private int doors;
    private @Nullable GeoPoint at;

    private WalkMeasure(FootWays ways) {
        this.ways = ways;
    }

    static <K> WalkLength of(List<WalkLeg<K>> legs, WalkEnds ends, FootWays ways) {
        var measure = new WalkMeasure(ways);
        measure.go(ends.start());
        GeoPoint first = null;
        for (var leg : legs) {
            measure.doors += leg.line().doors();
            if (leg.line().hasPlace()) {
                measure.go(leg.entry());
                first = first == null ? leg.entry() : first;
                measure.along += leg.line().length().metres();
                measure.at = leg.exit();
            }
        }
        measure.go(ends.loop() ? first : ends.end());
        return new WalkLength(
                Distance.ofMetres(measure.along),
                Distance.ofMetres(measure.between),
                measure.doors);
    }

    private void go(@Nullable GeoPoint to) {
        if (at != null && to != null) {
            between += ways.metres(at, to);
        }
        at = to == null ? at : to;
    }
}
