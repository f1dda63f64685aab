package org.doorstep.geo.walk;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.tour.TourCosts;

import java.util.List;

/// How far it is on foot from one place to another: along streets where a network is known, by
/// straight lines times a factor where none is. The same in both directions; zero from a place to
/// itself.
///
/// Immutable; may be shared between threads.
public abstract sealed class FootWays permits StraightWays, NetworkWays {

    FootWays() {}

    /// Straight lines times [WalkLength#STRAIGHT_LINE_FACTOR].
    public static FootWays straight() {
        return new StraightWays(WalkLength.STRAIGHT_LINE_FACTOR);
    }

    /// Straight lines times a factor of one's own.
    ///
    /// @param factor 1 to 10
    /// @throws IllegalArgumentException when it is not
    public static FootWays straight(double factor) {
        return new StraightWays(factor);
    }

    /// The shortest way along the streets (E. W. Dijkstra 1959). A place is first joined to the
    /// nearest point of the nearest edge, by a straight line. Places more than 300 m from every
    /// edge, and places between which no way leads, fall back on [#straight].
    ///
    /// Building takes O(e log e) for e edges, a question between two places as many steps as there
    /// are nodes nearer than the answer.
    public static FootWays along(StreetNetwork network) {
        return new NetworkWays(network);
    }

    /// Metres on foot.
    public abstract double metres(GeoPoint from, GeoPoint to);

    /// The sum of [#metres] from each place to the one that stands beside it in the other list.
    abstract double total(List<GeoPoint> from, List<GeoPoint> to);

    /// What an order is looked for by: close to [#metres], in units of a millimetre or more.
    abstract TourCosts costs(List<GeoPoint> places);
}
