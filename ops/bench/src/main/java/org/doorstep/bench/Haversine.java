package org.doorstep.bench;

/// Distance on a sphere, as most programs measure it.
final class Haversine {

    private static final double RADIUS = 6_371_008.8;

    private Haversine() {}

    static double metres(double latitude1, double longitude1, double latitude2, double longitude2) {
        var high = Math.sin(Math.toRadians(latitude2 - latitude1) / 2);
        var wide = Math.sin(Math.toRadians(longitude2 - longitude1) / 2);
        var h =
                high * high
                        + Math.cos(Math.toRadians(latitude1))
                                * Math.cos(Math.toRadians(latitude2))
                                * wide
                                * wide;
        return 2 * RADIUS * Math.asin(Math.sqrt(h));
    }
}
