package org.doorstep.bench.turf;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.turf.Ground;
import org.locationtech.jts.geom.Coordinate;

import java.util.stream.IntStream;

/// The units of a ground in a plane of metres.
final class Places {

    private static final double METRES_PER_DEGREE = 111_320;

    private Places() {}

    static Coordinate[] of(Ground<Integer> ground) {
        var origin = ground.frontages(0).getFirst().line().getFirst();
        return IntStream.range(0, ground.size())
                .mapToObj(unit -> ground.frontages(unit).getFirst().line().getFirst())
                .map(place -> inPlane(place, origin))
                .toArray(Coordinate[]::new);
    }

    static Coordinate inPlane(GeoPoint place, GeoPoint origin) {
        var squeeze = Math.cos(Math.toRadians(origin.latitude()));
        return new Coordinate(
                (place.longitude() - origin.longitude()) * squeeze * METRES_PER_DEGREE,
                (place.latitude() - origin.latitude()) * METRES_PER_DEGREE);
    }
}
