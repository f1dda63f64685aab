package org.doorstep.geo.walk;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;

import java.util.List;

/// Measures a walk by geodesic distances.
final class WalkMeasure {

    private WalkMeasure() {}

    static <K> WalkLength of(List<WalkLeg<K>> legs, WalkEnds ends) {
        var along = Distance.ZERO;
        var between = 0.0;
        var doors = 0;
        var at = ends.start();
        for (var leg : legs) {
            doors += leg.line().doors();
            if (!leg.line().hasPlace()) {
                continue;
            }
            along = along.plus(leg.line().length());
            if (at != null) {
                between += at.distanceTo(entry(leg)).metres();
            }
            at = exit(leg);
        }
        if (at != null && ends.end() != null) {
            between += at.distanceTo(ends.end()).metres();
        }
        return new WalkLength(
                along, Distance.ofMetres(between * WalkLength.STRAIGHT_LINE_FACTOR), doors);
    }

    private static <K> GeoPoint entry(WalkLeg<K> leg) {
        return leg.backwards() ? leg.line().line().getLast() : leg.line().line().getFirst();
    }

    private static <K> GeoPoint exit(WalkLeg<K> leg) {
        return leg.backwards() ? leg.line().line().getFirst() : leg.line().line().getLast();
    }
}
