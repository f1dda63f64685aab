package org.doorstep._support;

import org.doorstep.geo.point.GeoPoint;

import java.util.List;

/// Whether lines cross, by the sides on which their ends lie. Of its own, so that it can judge the
/// engine.
public final class Crossings {

    private Crossings() {}

    public static boolean cross(List<GeoPoint> one, List<GeoPoint> other) {
        for (var i = 1; i < one.size(); i++) {
            for (var j = 1; j < other.size(); j++) {
                if (cross(one.get(i - 1), one.get(i), other.get(j - 1), other.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean cross(GeoPoint a, GeoPoint b, GeoPoint c, GeoPoint d) {
        return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
    }

    private static double side(GeoPoint from, GeoPoint to, GeoPoint of) {
        return Math.signum(
                (to.longitude() - from.longitude()) * (of.latitude() - from.latitude())
                        - (to.latitude() - from.latitude()) * (of.longitude() - from.longitude()));
    }
}
