package org.doorstep.geo.format.street;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.StreetNetwork;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Opens barriers where a way on foot leads over, under or across them: a bridge, a tunnel, a level
/// crossing, a ford. An edge of the network crosses a barrier when the two have a point in common;
/// an edge that is a stretch of the barrier itself (both its ends are corners of it) does not.
///
/// An R-tree of the network's edges (STR-packed; S. T. Leutenegger, M. A. Lopez and J. Edgington
/// 1997): O(e log e) for e edges, then as many steps as there are edges beside the barriers. Not
/// built where there are no barriers. For one thread.
final class BarrierGaps {

    /// Metres of barrier left out to each side of a crossing: half a road with its pavements.
    private static final double HALF_GAP = 10;

    private static final double METRES_PER_DEGREE = 111_320;

    private final StreetNetwork network;
    private final STRtree edges = new STRtree();

    private record Edge(Coordinate from, Coordinate to) {}

    /// A stretch of a barrier, in metres from its beginning.
    private record Gap(double from, double to) {}

    BarrierGaps(StreetNetwork network) {
        this.network = network;
    }

    /// The barriers with their gaps, each as the stretches that are left of it.
    List<BarrierWay> of(List<BarrierWay> barriers) {
        var open = new ArrayList<BarrierWay>();
        if (!barriers.isEmpty()) {
            index();
            barriers.forEach(barrier -> cut(barrier, open));
        }
        return open;
    }

    private void index() {
        for (var from = 0; from < network.nodes(); from++) {
            for (var link = network.firstLink(from); link < network.firstLink(from + 1); link++) {
                if (network.target(link) > from) {
                    var edge = new Edge(node(from), node(network.target(link)));
                    edges.insert(new Envelope(edge.from, edge.to), edge);
                }
            }
        }
        edges.build();
    }

    private Coordinate node(int node) {
        return new Coordinate(network.longitude(node), network.latitude(node));
    }

    private void cut(BarrierWay barrier, List<BarrierWay> into) {
        var line = barrier.line();
        var corners = new HashSet<Coordinate>();
        line.forEach(point -> corners.add(at(point)));
        var gaps = new ArrayList<Gap>();
        var walked = 0.0;
        for (var i = 1; i < line.size(); i++) {
            for (var crossing : crossings(at(line.get(i - 1)), at(line.get(i)), corners)) {
                var where = walked + metres(at(line.get(i - 1)), crossing);
                gaps.add(new Gap(where - HALF_GAP, where + HALF_GAP));
            }
            walked += metres(at(line.get(i - 1)), at(line.get(i)));
        }
        gaps.sort((one, other) -> Double.compare(one.from, other.from));
        var from = 0.0;
        for (var gap : gaps) {
            add(barrier, from, gap.from, into);
            from = Math.max(from, gap.to);
        }
        add(barrier, from, walked, into);
    }

    private List<Coordinate> crossings(Coordinate from, Coordinate to, Set<Coordinate> corners) {
        var found = new ArrayList<Coordinate>();
        var crossing = new RobustLineIntersector();
        for (var candidate : (List<?>) edges.query(new Envelope(from, to))) {
            var edge = (Edge) candidate;
            if (corners.contains(edge.from) && corners.contains(edge.to)) {
                continue;
            }
            crossing.computeIntersection(from, to, edge.from, edge.to);
            for (var i = 0; i < crossing.getIntersectionNum(); i++) {
                found.add(crossing.getIntersection(i).copy());
            }
        }
        return found;
    }

    /// The stretch between two places along the barrier, where there is any.
    private static void add(BarrierWay barrier, double from, double to, List<BarrierWay> into) {
        var stretch = new ArrayList<GeoPoint>();
        var line = barrier.line();
        var walked = 0.0;
        for (var i = 1; i < line.size() && to - from > 1; i++) {
            var length = metres(at(line.get(i - 1)), at(line.get(i)));
            if (length > 0 && walked + length > from && walked < to) {
                if (stretch.isEmpty()) {
                    stretch.add(between(line.get(i - 1), line.get(i), (from - walked) / length));
                }
                stretch.add(between(line.get(i - 1), line.get(i), (to - walked) / length));
            }
            walked += length;
        }
        if (stretch.size() > 1) {
            into.add(new BarrierWay(barrier.id(), barrier.name(), barrier.kind(), stretch));
        }
    }

    private static GeoPoint between(GeoPoint from, GeoPoint to, double share) {
        if (share <= 0) {
            return from;
        }
        return share >= 1
                ? to
                : new GeoPoint(
                        from.latitude() + (to.latitude() - from.latitude()) * share,
                        from.longitude() + (to.longitude() - from.longitude()) * share);
    }

    private static Coordinate at(GeoPoint point) {
        return new Coordinate(point.longitude(), point.latitude());
    }

    /// In a plane laid at the place, good to a hundredth over a kilometre.
    private static double metres(Coordinate from, Coordinate to) {
        var shrink = Math.cos(Math.toRadians((from.y + to.y) / 2));
        return METRES_PER_DEGREE * Math.hypot((to.x - from.x) * shrink, to.y - from.y);
    }
}
