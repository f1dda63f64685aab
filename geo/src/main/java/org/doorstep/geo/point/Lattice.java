package org.doorstep.geo.point;

/// Rows of equal height, each cut into whole cells of nearly equal width: the cell's middle stands
/// for every place in it.
final class Lattice {

    private static final double METRES_PER_DEGREE = 111_320;

    private Lattice() {}

    static GeoPoint rounded(GeoPoint point, double metres) {
        if (!(metres >= 1 && metres <= 100_000)) {
            throw new IllegalArgumentException(
                    "A place is rounded to between 1 and 100,000 metres, not " + metres + ".");
        }
        var rows = Math.max(1, Math.ceil(180 * METRES_PER_DEGREE / metres));
        var row = Math.min(rows - 1, Math.floor((point.latitude() + 90) / 180 * rows));
        var latitude = (row + 0.5) / rows * 180 - 90;
        var around = 360 * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        var columns = Math.max(1, Math.ceil(around / metres));
        var column = Math.min(columns - 1, Math.floor((point.longitude() + 180) / 360 * columns));
        return new GeoPoint(
                sevenDecimals(latitude), sevenDecimals((column + 0.5) / columns * 360 - 180));
    }

    private static double sevenDecimals(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }
}
