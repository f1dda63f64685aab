package org.doorstep.territory;

import org.doorstep.geo.nearby.NearbyIndex;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.FootWays;
import org.doorstep.geo.walk.StreetNetwork;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.IntStream;

/// How far it is on foot round about some place: along streets as far as their network is known,
/// straight lines times a factor elsewhere. Immutable, safe to share.
public final class LocalWays {

    /// Nothing is known: straight lines only.
    public static final LocalWays NONE = new LocalWays(new StreetNetwork.Builder().build());

    /// Further than this from every corner of the network nobody is taken to be on it.
    private static final Distance REACH = Distance.ofMetres(300);

    private final FootWays ways;
    private final NearbyIndex<GeoPoint> corners;

    private LocalWays(StreetNetwork network) {
        ways = network.edges() == 0 ? FootWays.straight() : FootWays.along(network);
        corners =
                NearbyIndex.of(
                        IntStream.range(0, network.nodes()).mapToObj(network::node).toList(),
                        corner -> corner,
                        Comparator.comparing(GeoPoint::latitude)
                                .thenComparing(GeoPoint::longitude));
    }

    /// The ways of a network. O(n log n) for its n nodes.
    public static LocalWays of(StreetNetwork network) {
        return network.edges() == 0 ? NONE : new LocalWays(network);
    }

    /// Whether every one of these places is within 300 m (the edge included) of a corner of the
    /// network, so that a walk between them can be measured along streets. Never for none.
    public boolean reach(Collection<GeoPoint> places) {
        return !places.isEmpty() && places.stream().allMatch(this::reaches);
    }

    private boolean reaches(GeoPoint place) {
        return !corners.nearest(place, 1, REACH, _ -> true).isEmpty();
    }

    /// The ways between such places: along streets where the network [#reach]es them all, by
    /// straight lines where it does not.
    public FootWays between(Collection<GeoPoint> places) {
        return reach(places) ? ways : FootWays.straight();
    }

    /// Corners of the network; 0 where nothing is known.
    public int size() {
        return corners.size();
    }
}
