package org.doorstep.geo.walk;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Measures a walk on the ground.
final class WalkMeasure {

    private final List<GeoPoint> from = new ArrayList<>();
    private final List<GeoPoint> to = new ArrayList<>();
    private double along;
    private int doors;
    private @Nullable GeoPoint at;

    private WalkMeasure(@Nullable GeoPoint start) {
        at = start;
    }

    static <K> WalkLength of(List<WalkLeg<K>> legs, WalkEnds ends, FootWays ways) {
        var measure = new WalkMeasure(ends.start());
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
                Distance.ofMetres(ways.total(measure.from, measure.to)),
                measure.doors);
    }

    private void go(@Nullable GeoPoint place) {
        if (at != null && place != null) {
            from.add(at);
            to.add(place);
        }
    }
}
