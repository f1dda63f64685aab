package org.doorstep.territory.town;

import org.doorstep.geo.point.Distance;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;

/// Lays a bent grid of streets over a quarter: rows, and streets across at every block, as far as
/// they lie inside the ward and outside its green.
final class StreetPlan {

    private static final Distance FROM_EDGE = Distance.ofMetres(14);

    /// No street comes nearer to a river or a railway.
    private static final double BANK = 16;

    private static final double STEP = 11;
    private static final double REACH = 900;

    /// What is shorter is no street.
    private static final double SHORTEST = 75;

    private final Quarter quarter;
    private final List<Course> courses;
    private final Random random;
    private final Plane centre;
    private final double phase;
    private final List<DrawnStreet> streets = new ArrayList<>();

    /// A street on the plan.
    ///
    /// @param across whether it joins rows rather than being one
    /// @param name what it is called, or null where that is made up
    record DrawnStreet(Quarter quarter, List<Plane> line, boolean across, @Nullable String name) {

        double metres() {
            var metres = 0.0;
            for (var i = 1; i < line.size(); i++) {
                metres += line.get(i - 1).distanceTo(line.get(i));
            }
            return metres;
        }
    }

    StreetPlan(Quarter quarter, List<Course> courses, Plane centre, long seed) {
        this.quarter = quarter;
        this.courses = courses;
        this.centre = centre;
        this.random = new Random(seed);
        this.phase = 2 * Math.PI * random.nextDouble();
    }

    List<DrawnStreet> streets() {
        for (var v = -REACH;
                v <= REACH;
                v += quarter.rows() * (0.92 + 0.16 * random.nextDouble())) {
            var row = v;
            lay(u -> place(u, row), false);
        }
        for (var u = -REACH;
                u <= REACH;
                u += quarter.blocks() * (0.8 + 0.4 * random.nextDouble())) {
            var across = u;
            lay(v -> place(across, v), true);
        }
        courses.forEach(this::bridge);
        return streets;
    }

    /// The streets over the course's bridges in this ward.
    private void bridge(Course course) {
        for (var bridge : course.bridges()) {
            if (quarter.outline().contains(course.at(bridge.at()).point())) {
                streets.add(new DrawnStreet(quarter, course.street(bridge), true, bridge.name()));
            }
        }
    }

    /// The grid's place (u along the rows, v across them), bent.
    private Plane place(double u, double v) {
        var along = u + quarter.bend() * 0.7 * Math.sin(v / 150 + phase * 2);
        var over = v + quarter.bend() * Math.sin(u / 135 + phase) + 0.00012 * u * u;
        var cos = Math.cos(quarter.turn());
        var sin = Math.sin(quarter.turn());
        return centre.plus(along * cos - over * sin, along * sin + over * cos);
    }

    /// Follows one line of the grid and keeps the stretches that can be built on.
    private void lay(DoubleFunction<Plane> line, boolean across) {
        var stretch = new ArrayList<Plane>();
        for (var at = -REACH; at <= REACH; at += STEP) {
            var place = line.apply(at);
            if (canBuild(place)) {
                stretch.add(place);
            } else {
                cut(stretch, across);
                stretch.clear();
            }
        }
        cut(stretch, across);
    }

    private boolean canBuild(Plane place) {
        var point = place.point();
        return place.distanceTo(quarter.park()) > quarter.parkRadius()
                && courses.stream().allMatch(course -> course.distanceTo(place) > BANK)
                && quarter.outline().contains(point)
                && quarter.outline().distanceToEdge(point).isLongerThan(FROM_EDGE);
    }

    /// Cuts a stretch into streets of a few blocks each.
    private void cut(List<Plane> stretch, boolean across) {
        var from = 0;
        while ((stretch.size() - 1 - from) * STEP >= SHORTEST) {
            var wanted = (int) ((across ? 250 : 280) / STEP * (0.8 + 0.7 * random.nextDouble()));
            var to = from + wanted;
            if ((stretch.size() - 1 - to) * STEP < SHORTEST) {
                to = stretch.size() - 1;
            }
            streets.add(
                    new DrawnStreet(
                            quarter, List.copyOf(stretch.subList(from, to + 1)), across, null));
            from = to;
        }
    }
}
