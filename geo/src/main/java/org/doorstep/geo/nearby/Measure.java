package org.doorstep.geo.nearby;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.point.SpacePoint;

import java.util.List;

/// Measures from one place to those of a tree; belongs to one thread.
final class Measure {

    static final double SHORT_SQUARED = SpacePoint.SHORT * SpacePoint.SHORT;

    /// Up to [SpacePoint#SHORT] a geodesic is longer than its chord c by c / (24 R R) of it at
    /// most, R being 6,335 km or more: squared, by less than this.
    private static final double BEND = 1 + 3e-5;

    /// No two places on earth are further apart.
    private static final double ANYWHERE = 20_100_000;

    final SpacePoint from;
    private final GeoPoint centre;
    private final SpaceTree tree;
    private final List<GeoPoint> places;

    /// @param places in the order in which the tree was given them
    Measure(GeoPoint centre, SpaceTree tree, List<GeoPoint> places) {
        this.centre = centre;
        this.from = SpacePoint.of(centre.latitude(), centre.longitude());
        this.tree = tree;
        this.places = places;
    }

    /// That of [GeoPoint#distanceTo].
    ///
    /// @param place in tree order
    double metres(int place, double chordSquared) {
        return chordSquared > SHORT_SQUARED
                ? centre.distanceTo(places.get(tree.order[place])).metres()
                : SpacePoint.shortGeodesic(
                        from.x(),
                        from.y(),
                        from.z(),
                        tree.axes[0][place],
                        tree.axes[1][place],
                        tree.axes[2][place]);
    }

    /// A squared chord up to which a geodesic is no longer than the radius.
    static double surelyWithin(double radius) {
        return radius >= ANYWHERE
                ? Double.POSITIVE_INFINITY
                : Math.min(radius * radius, SHORT_SQUARED) / BEND;
    }

    /// A squared chord beyond which a geodesic is longer than so many metres.
    static double reach(double metres) {
        return (metres + SpaceTree.SLACK) * (metres + SpaceTree.SLACK);
    }
}
