package org.doorstep.territory.town;

import org.doorstep.geo.area.Outline;
import org.doorstep.geo.point.GeoPoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Cuts the town into one ward in the middle and five around it. Borders are drawn once, as curves
/// between crossings, and used by the wards on both sides, so that there is neither gap nor
/// overlap.
final class WardPlan {

    private static final int AROUND = 5;

    /// Metres between the vertices of a border, about.
    private static final double STEP = 14;

    private static final double[] TURN = {0.15, 1.50, 2.65, 3.95, 5.20};
    private static final double[] INNER = {330, 290, 350, 300, 340};
    private static final double[] OUTER = {960, 890, 1010, 930, 980};

    /// How far the outer border of each ward bulges; the harbour's is a bay.
    private static final double[] BULGE = {-150, 90, 60, 120, 70};

    private final List<List<Plane>> inner = new ArrayList<>();
    private final List<List<Plane>> spokes = new ArrayList<>();
    private final List<List<Plane>> outer = new ArrayList<>();

    WardPlan(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < AROUND; i++) {
            var next = (i + 1) % AROUND;
            var turn = TURN[next] + (next == 0 ? 2 * Math.PI : 0);
            inner.add(curve(random, TURN[i], INNER[i], turn, INNER[next], 0, 22));
            outer.add(
                    curve(random, TURN[i] + 0.1, OUTER[i], turn + 0.1, OUTER[next], BULGE[i], 30));
            spokes.add(spoke(random, i));
        }
    }

    /// The ward in the middle.
    Outline middle() {
        return outline(ring());
    }

    /// The border of the ward in the middle, once round from the first crossing.
    List<Plane> ring() {
        var corners = new ArrayList<Plane>();
        inner.forEach(arc -> append(corners, arc));
        return corners;
    }

    /// The ward outside the i-th inner border, i from 0 to 4.
    Outline around(int i) {
        var corners = new ArrayList<Plane>();
        append(corners, spokes.get(i));
        append(corners, outer.get(i));
        append(corners, spokes.get((i + 1) % AROUND).reversed());
        append(corners, inner.get(i).reversed());
        return outline(corners);
    }

    /// The town's own border.
    Outline border() {
        var corners = new ArrayList<Plane>();
        outer.forEach(arc -> append(corners, arc));
        return outline(corners);
    }

    private List<Plane> spoke(Random random, int i) {
        var wander = new Wander(random, 45);
        var steps = (int) Math.ceil((OUTER[i] - INNER[i]) / STEP);
        var points = new ArrayList<Plane>();
        for (var step = 0; step <= steps; step++) {
            var share = (double) step / steps;
            var radius = INNER[i] + (OUTER[i] - INNER[i]) * share;
            var turn = TURN[i] + 0.1 * share + wander.at(share) / radius;
            points.add(Plane.polar(turn, radius));
        }
        return points;
    }

    private static List<Plane> curve(
            Random random,
            double turn,
            double radius,
            double turnTo,
            double radiusTo,
            double bulge,
            double size) {
        var wander = new Wander(random, size);
        var steps = (int) Math.ceil((turnTo - turn) * (radius + radiusTo) / 2 / STEP);
        var points = new ArrayList<Plane>();
        for (var step = 0; step <= steps; step++) {
            var share = (double) step / steps;
            var swell = bulge * Math.pow(Math.sin(Math.PI * share), 2);
            points.add(
                    Plane.polar(
                            turn + (turnTo - turn) * share,
                            radius + (radiusTo - radius) * share + swell + wander.at(share)));
        }
        return points;
    }

    private static void append(List<Plane> corners, List<Plane> arc) {
        corners.addAll(arc.subList(0, arc.size() - 1));
    }

    private static Outline outline(List<Plane> corners) {
        List<GeoPoint> points = corners.stream().map(Plane::point).toList();
        return Outline.ofCorners(points);
    }
}
