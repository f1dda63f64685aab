package org.doorstep.territory.town;

import org.doorstep.territory.BarrierKind;
import org.doorstep.territory.BarrierLine;

import java.util.ArrayList;
import java.util.List;

/// The course of something that nobody walks across but at its bridges.
///
/// @param bridges the bridges' names, and how far along the course they are
record Course(BarrierKind kind, String name, List<Plane> line, List<Bridge> bridges) {

    /// So far to each side of a bridge the course is open.
    private static final double HALF_GAP = 9;

    /// A bridge's own street reaches so far from the course to each side.
    private static final double APPROACH = 80;

    /// @param at metres from the course's beginning
    record Bridge(String name, double at) {}

    double metres() {
        var metres = 0.0;
        for (var i = 1; i < line.size(); i++) {
            metres += line.get(i - 1).distanceTo(line.get(i));
        }
        return metres;
    }

    /// The course as barriers, with a gap at each bridge.
    List<BarrierLine> barriers() {
        var barriers = new ArrayList<BarrierLine>();
        var from = 0.0;
        for (var bridge : bridges) {
            barriers.add(barrier(from, bridge.at() - HALF_GAP));
            from = bridge.at() + HALF_GAP;
        }
        barriers.add(barrier(from, metres()));
        return barriers;
    }

    private BarrierLine barrier(double from, double to) {
        var points = new ArrayList<Plane>(List.of(at(from)));
        var walked = 0.0;
        for (var i = 1; i < line.size(); i++) {
            walked += line.get(i - 1).distanceTo(line.get(i));
            if (walked > from && walked < to) {
                points.add(line.get(i));
            }
        }
        points.add(at(to));
        return new BarrierLine(name, kind, points.stream().map(Plane::point).toList());
    }

    /// The place so many metres along.
    Plane at(double metres) {
        var left = metres;
        for (var i = 1; i < line.size(); i++) {
            var from = line.get(i - 1);
            var length = from.distanceTo(line.get(i));
            if (left <= length) {
                return from.towards(line.get(i), left / length);
            }
            left -= length;
        }
        return line.getLast();
    }

    /// The street that leads over a bridge, straight across the course.
    List<Plane> street(Bridge bridge) {
        var before = at(bridge.at() - 20);
        var after = at(bridge.at() + 20);
        var length = before.distanceTo(after);
        var east = -(after.y() - before.y()) / length;
        var north = (after.x() - before.x()) / length;
        var points = new ArrayList<Plane>();
        for (var step = -8; step <= 8; step++) {
            var metres = step * APPROACH / 8;
            points.add(at(bridge.at()).plus(east * metres, north * metres));
        }
        return points;
    }

    double distanceTo(Plane place) {
        var nearest = Double.POSITIVE_INFINITY;
        for (var i = 1; i < line.size(); i++) {
            var from = line.get(i - 1);
            var to = line.get(i);
            var length = from.distanceTo(to);
            var share =
                    ((place.x() - from.x()) * (to.x() - from.x())
                                    + (place.y() - from.y()) * (to.y() - from.y()))
                            / (length * length);
            nearest =
                    Math.min(nearest, place.distanceTo(from.towards(to, Math.clamp(share, 0, 1))));
        }
        return nearest;
    }
}
