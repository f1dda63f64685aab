package org.doorstep.geo.walk;

import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.strtree.STRtree;

import java.util.List;

/// Finds the edge of a street network nearest to a place: an R-tree of the edges' boxes
/// (STR-packed; S. T. Leutenegger, M. A. Lopez and J. Edgington 1997), asked for boxes that grow.
///
/// Immutable once built; may be shared between threads.
final class EdgeIndex {

    private static final double METRES_PER_DEGREE = 111_320;

    private static final double[] REACH = {40, 120, 300};

    private final StreetNetwork network;
    private final STRtree boxes = new STRtree();

    /// A place beside an edge of a street network.
    ///
    /// @param from the node at the edge's beginning
    /// @param to the node at its end
    /// @param link the link that is the edge, so that two spots on one edge know each other
    /// @param toFrom metres along the edge to its beginning
    /// @param toTo metres along the edge to its end
    /// @param off metres from the place to the edge
    record Spot(int from, int to, int link, double toFrom, double toTo, double off) {

        /// Metres between two spots on the same edge, straight along it; infinite on different
        /// ones.
        double along(@Nullable Spot other) {
            return other == null || other.link != link
                    ? Double.POSITIVE_INFINITY
                    : off + Math.abs(toFrom - other.toFrom) + other.off;
        }
    }

    private record Edge(int from, int to, int link) {}

    EdgeIndex(StreetNetwork network) {
        this.network = network;
        for (var from = 0; from < network.nodes(); from++) {
            for (var link = network.firstLink(from); link < network.firstLink(from + 1); link++) {
                if (network.target(link) > from) {
                    var edge = new Edge(from, network.target(link), link);
                    boxes.insert(new Envelope(at(from), at(edge.to)), edge);
                }
            }
        }
        boxes.build();
    }

    /// The nearest point of an edge within 300 m, the edge first met where two are equally near;
    /// null when there is none.
    @Nullable Spot nearest(GeoPoint place) {
        var shrink = Math.max(0.01, Math.cos(Math.toRadians(place.latitude())));
        for (var metres : REACH) {
            var box = new Envelope(new Coordinate(place.longitude(), place.latitude()));
            box.expandBy(metres / METRES_PER_DEGREE / shrink, metres / METRES_PER_DEGREE);
            Spot nearest = null;
            for (var found : (List<?>) boxes.query(box)) {
                var spot = spot((Edge) found, place, shrink);
                if (spot.off() <= metres && (nearest == null || isNearer(spot, nearest))) {
                    nearest = spot;
                }
            }
            if (nearest != null) {
                return nearest;
            }
        }
        return null;
    }

    private static boolean isNearer(Spot spot, Spot other) {
        return spot.off() < other.off() || spot.off() == other.off() && spot.link() < other.link();
    }

    private Spot spot(Edge edge, GeoPoint place, double shrink) {
        var line =
                new LineSegment(inPlane(edge.from, place, shrink), inPlane(edge.to, place, shrink));
        var origin = new Coordinate(0, 0);
        var share = line.getLength() == 0 ? 0 : line.segmentFraction(origin);
        var metres = network.metres(edge.link);
        return new Spot(
                edge.from,
                edge.to,
                edge.link,
                share * metres,
                (1 - share) * metres,
                line.distance(origin));
    }

    private Coordinate inPlane(int node, GeoPoint centre, double shrink) {
        return new Coordinate(
                (network.longitude(node) - centre.longitude()) * METRES_PER_DEGREE * shrink,
                (network.latitude(node) - centre.latitude()) * METRES_PER_DEGREE);
    }

    private Coordinate at(int node) {
        return new Coordinate(network.longitude(node), network.latitude(node));
    }
}
