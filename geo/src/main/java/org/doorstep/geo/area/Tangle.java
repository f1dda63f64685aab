package org.doorstep.geo.area;

import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;

import java.util.ArrayList;
import java.util.List;

/// Counts the proper crossings of a geometry's edges and stops as soon as there are too many.
/// Repair is quadratic in the crossings, so a file of a few megabytes could otherwise keep a
/// processor busy for hours.
final class Tangle implements SegmentIntersector {

    private final LineIntersector lines = new RobustLineIntersector();
    private final long most;
    private long crossings;

    private Tangle(long most) {
        this.most = most;
    }

    static boolean isTangled(Geometry geometry) {
        var tangle = new Tangle(4L * geometry.getNumPoints() + 1_000);
        List<SegmentString> edges = new ArrayList<>();
        for (var line : LinearComponentExtracter.getLines(geometry)) {
            edges.add(new NodedSegmentString(((LineString) line).getCoordinates(), null));
        }
        new MCIndexNoder(tangle).computeNodes(edges);
        return tangle.isDone();
    }

    @Override
    public void processIntersections(SegmentString e0, int i0, SegmentString e1, int i1) {
        if (isDone() || (e0 == e1 && i0 == i1)) {
            return;
        }
        lines.computeIntersection(
                e0.getCoordinate(i0),
                e0.getCoordinate(i0 + 1),
                e1.getCoordinate(i1),
                e1.getCoordinate(i1 + 1));
        if (lines.hasIntersection() && lines.isProper()) {
            crossings++;
        }
    }

    @Override
    public boolean isDone() {
        return crossings > most;
    }
}
