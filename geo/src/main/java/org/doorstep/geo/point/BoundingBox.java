package org.doorstep.geo.point;

import java.util.Collection;

/// A box of degrees, edges included. It does not cross the antimeridian: west is never greater than
/// east.
///
/// Immutable; may be shared between threads.
///
/// @param south lowest latitude
/// @param west lowest longitude
/// @param north highest latitude
/// @param east highest longitude
public record BoundingBox(double south, double west, double north, double east) {

    private static final double LEAST_METRES_PER_DEGREE = 110_500;

    /// @throws IllegalArgumentException when a number is out of range, or south > north, or west >
    ///   east
    public BoundingBox {
        if (!(south >= -90 && south <= north && north <= 90)) {
            throw new IllegalArgumentException(
                    "South to north must rise within -90 to 90, not "
                            + south
                            + " to "
                            + north
                            + ".");
        }
        if (!(west >= -180 && west <= east && east <= 180)) {
            throw new IllegalArgumentException(
                    "West to east must rise within -180 to 180, not " + west + " to " + east + ".");
        }
    }

    /// The smallest box that holds all the points.
    ///
    /// @throws IllegalArgumentException when there is no point
    public static BoundingBox of(Collection<GeoPoint> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("A box needs at least one point.");
        }
        double south = 90, west = 180, north = -90, east = -180;
        for (var point : points) {
            south = Math.min(south, point.latitude());
            north = Math.max(north, point.latitude());
            west = Math.min(west, point.longitude());
            east = Math.max(east, point.longitude());
        }
        return new BoundingBox(south, west, north, east);
    }

    /// A box that holds every place within `radius` of `centre`: never too small, at most about 2 %
    /// too large below 60 degrees and 100 km. Cut off at the poles and at the antimeridian.
    public static BoundingBox around(GeoPoint centre, Distance radius) {
        return new BoundingBox(
                        centre.latitude(),
                        centre.longitude(),
                        centre.latitude(),
                        centre.longitude())
                .grownBy(radius);
    }

    /// This box with at least `margin` of ground added on every side.
    public BoundingBox grownBy(Distance margin) {
        var high = margin.metres() / LEAST_METRES_PER_DEGREE;
        var furthest = Math.min(90, Math.max(Math.abs(south - high), Math.abs(north + high)));
        var shrink = Math.cos(Math.toRadians(furthest));
        var wide = shrink < 1e-6 ? 360 : high / shrink;
        return new BoundingBox(
                Math.max(-90, south - high),
                Math.max(-180, west - wide),
                Math.min(90, north + high),
                Math.min(180, east + wide));
    }

    public boolean contains(GeoPoint point) {
        return point.latitude() >= south
                && point.latitude() <= north
                && point.longitude() >= west
                && point.longitude() <= east;
    }

    /// Whether the two boxes share at least one place; touching counts.
    public boolean meets(BoundingBox other) {
        return other.south <= north
                && other.north >= south
                && other.west <= east
                && other.east >= west;
    }

    public BoundingBox with(BoundingBox other) {
        return new BoundingBox(
                Math.min(south, other.south),
                Math.min(west, other.west),
                Math.max(north, other.north),
                Math.max(east, other.east));
    }

    /// The middle in degrees.
    public GeoPoint centre() {
        return new GeoPoint((south + north) / 2, (west + east) / 2);
    }
}
