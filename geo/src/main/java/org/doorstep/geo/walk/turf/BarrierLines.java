package org.doorstep.geo.walk.turf;

import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.strtree.STRtree;

import java.util.List;

/// The barriers in the plane of the units, indexed by segment.
final class BarrierLines {

    private final STRtree index = new STRtree();
    private final boolean none;

    BarrierLines(List<Barrier> barriers, Units<?> units) {
        none = barriers.isEmpty();
        for (var barrier : barriers) {
            var line = barrier.line();
            for (var i = 1; i < line.size(); i++) {
                var from = new Coordinate(units.x(line.get(i - 1)), units.y(line.get(i - 1)));
                var to = new Coordinate(units.x(line.get(i)), units.y(line.get(i)));
                index.insert(new Envelope(from, to), new LineSegment(from, to));
            }
        }
        index.build();
    }

    /// Whether the straight way between the nearest anchors of two units has a point in common with
    /// a barrier.
    boolean part(Units<?> units, int a, int b) {
        if (none) {
            return false;
        }
        var way = units.nearestAnchors(a, b);
        return meet(new Coordinate(way[1], way[2]), new Coordinate(way[3], way[4]));
    }

    /// Whether a barrier meets the unit itself.
    boolean meet(double[] anchors) {
        for (var i = 0; !none && i < anchors.length; i += 2) {
            var to = new Coordinate(anchors[i], anchors[i + 1]);
            var from = i == 0 ? to : new Coordinate(anchors[i - 2], anchors[i - 1]);
            if (meet(from, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean meet(Coordinate from, Coordinate to) {
        for (var found : index.query(new Envelope(from, to))) {
            var segment = (LineSegment) found;
            var crossing = new RobustLineIntersector();
            crossing.computeIntersection(from, to, segment.p0, segment.p1);
            if (crossing.hasIntersection()) {
                return true;
            }
        }
        return false;
    }
}
