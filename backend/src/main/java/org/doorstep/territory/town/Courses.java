package org.doorstep.territory.town;

import org.doorstep.territory.BarrierKind;
import org.doorstep.territory.town.Course.Bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The river, which comes down through Mill, goes half round Castle along its border and out
/// through Harbour to the bay, and the railway, which cuts through Mill, Station and Meadow.
final class Courses {

    private static final double MILL = 2.07;
    private static final double HARBOUR = 0.82;
    private static final double SOURCE = 1_010;
    private static final double BAY = 830;
    private static final double[] RAILWAY = {2.45, 4.15};
    private static final double RAIL_HEADS = 1_060;
    private static final double STEP = 14;

    private Courses() {}

    static List<Course> of(WardPlan plan, long seed) {
        var random = new Random(seed);
        return List.of(river(plan, random), railway(random));
    }

    private static Course river(WardPlan plan, Random random) {
        var ring = plan.ring();
        var in = nearest(ring, MILL);
        var out = nearest(ring, HARBOUR);
        var line = new ArrayList<>(way(random, Plane.polar(MILL, SOURCE), ring.get(in), 45));
        var mill = length(line);
        line.addAll(ring.subList(out + 1, in).reversed());
        var castle = length(line);
        line.addAll(way(random, ring.get(out), Plane.polar(HARBOUR, BAY), 30));
        return new Course(
                BarrierKind.RIVER,
                "River Alder",
                line,
                List.of(
                        new Bridge("Old Bridge", mill * 0.45),
                        new Bridge("Ferry Bridge", castle + (length(line) - castle) * 0.5)));
    }

    private static Course railway(Random random) {
        var line =
                way(
                        random,
                        Plane.polar(RAILWAY[0], RAIL_HEADS),
                        Plane.polar(RAILWAY[1], RAIL_HEADS),
                        25);
        var metres = length(line);
        return new Course(
                BarrierKind.RAILWAY,
                "Aldermarsh railway",
                line,
                List.of(
                        new Bridge("Station Bridge", metres * 0.4),
                        new Bridge("Level Crossing Road", metres * 0.62)));
    }

    private static List<Plane> way(Random random, Plane from, Plane to, double size) {
        var wander = new Wander(random, size);
        var length = from.distanceTo(to);
        var steps = (int) Math.ceil(length / STEP);
        var points = new ArrayList<Plane>();
        for (var step = 0; step <= steps; step++) {
            var share = (double) step / steps;
            points.add(
                    from.towards(to, share)
                            .plus(
                                    -(to.y() - from.y()) / length * wander.at(share),
                                    (to.x() - from.x()) / length * wander.at(share)));
        }
        return points;
    }

    private static int nearest(List<Plane> ring, double turn) {
        var best = 0;
        for (var i = 1; i < ring.size(); i++) {
            if (away(ring.get(i), turn) < away(ring.get(best), turn)) {
                best = i;
            }
        }
        return best;
    }

    private static double away(Plane place, double turn) {
        return Math.abs(Math.IEEEremainder(Math.atan2(place.y(), place.x()) - turn, 2 * Math.PI));
    }

    private static double length(List<Plane> line) {
        var metres = 0.0;
        for (var i = 1; i < line.size(); i++) {
            metres += line.get(i - 1).distanceTo(line.get(i));
        }
        return metres;
    }
}
