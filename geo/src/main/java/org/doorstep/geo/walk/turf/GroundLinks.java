package org.doorstep.geo.walk.turf;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.strtree.STRtree;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/// Finds which units are neighbours on the ground, by the rules that [Ground] states.
final class GroundLinks {

    /// A street that ends within this many metres of another's doors ends at that street.
    private static final double JUNCTION = 60;

    /// No road fits between two doors that are nearer.
    private static final double ROAD_WIDTH = 12;

    private static final int MOST_TRIES_TO_JOIN = 12;

    private final Units<?> units;
    private final StreetSides sides;
    private final BarrierLines barriers;
    private final double reach;
    private final AnchorGrid grid;

    /// Units that stand on a barrier.
    private final boolean[] cut;

    private final Links links = new Links();
    private final STRtree alongLinks = new STRtree();
    private boolean hasAlongLinks;

    private record Along(int from, int to, LineSegment line) {}

    GroundLinks(Units<?> units, StreetSides sides, BarrierLines barriers, double reach) {
        this.units = units;
        this.sides = sides;
        this.barriers = barriers;
        this.reach = reach;
        grid = new AnchorGrid(units, Math.clamp(reach / 4, 1, 60));
        cut = new boolean[units.count];
        for (var unit = 0; unit < cut.length; unit++) {
            cut[unit] = !sides.onBoard[unit] && barriers.meet(units.anchors[unit]);
        }
    }

    AnchorGrid grid() {
        return grid;
    }

    int[][] find() {
        sides.streets.forEach(street -> street.forEach(this::linkAlong));
        sides.streets.forEach(this::linkAcross);
        linkBoardStreets();
        for (var street : sides.streets) {
            for (var side : street) {
                for (var i = 0; i < side.length; i++) {
                    if (i == 0 || i == side.length - 1 || units.isLong(side[i])) {
                        linkToOtherStreets(side[i]);
                    }
                }
            }
        }
        if (hasAlongLinks) {
            linkCrossings();
        }
        return joined(links.byUnit(units.count));
    }

    private boolean tryLink(int a, int b) {
        if (!isOpen(a, b)) {
            return false;
        }
        links.add(a, b);
        return true;
    }

    /// Whether one can step from one to the other.
    private boolean isOpen(int a, int b) {
        return sides.onBoard[a] && sides.onBoard[b]
                || units.apart(a, b) <= reach && !cut[a] && !cut[b] && !barriers.part(units, a, b);
    }

    /// From number to number; a name has its place among the numbers by where it stands.
    private void linkAlong(int[] side) {
        var before = -1;
        for (var unit : side) {
            if (isInOrder(unit)) {
                if (before >= 0 && tryLink(before, unit)) {
                    remember(before, unit);
                }
                before = unit;
            } else {
                linkToNearest(unit, side);
            }
        }
    }

    private boolean isInOrder(int unit) {
        return sides.onBoard[unit]
                || units.first(unit).label().building().chars().anyMatch(Character::isDigit);
    }

    private void remember(int a, int b) {
        if (sides.onBoard[a] || units.isLong(a) || units.isLong(b)) {
            return;
        }
        double[] from = units.anchors[a], to = units.anchors[b];
        var line = new LineSegment(from[0], from[1], to[0], to[1]);
        if (line.getLength() >= ROAD_WIDTH) {
            alongLinks.insert(new Envelope(line.p0, line.p1), new Along(a, b, line));
            hasAlongLinks = true;
        }
    }

    private void linkToNearest(int unit, int[] others) {
        var nearest = -1;
        for (var other : others) {
            if (other != unit
                    && (nearest < 0 || units.apart(unit, other) < units.apart(unit, nearest))) {
                nearest = other;
            }
        }
        if (nearest >= 0) {
            tryLink(unit, nearest);
        }
    }

    /// Each to the nearest on the other sides of its street; by rank where places are unknown.
    private void linkAcross(List<int[]> street) {
        for (var side : street) {
            for (var other : street) {
                if (side != other) {
                    for (var unit : side) {
                        linkToNearest(unit, other);
                    }
                }
            }
        }
    }

    /// Where no street's place is known, the next in the list is the next on the ground.
    private void linkBoardStreets() {
        int[] before = null;
        for (var street : sides.streets) {
            if (!sides.onBoard[street.getFirst()[0]]) {
                continue;
            }
            if (before != null) {
                links.add(before[before.length - 1], street.getFirst()[0]);
            }
            before = street.getLast();
        }
    }

    /// To the nearest unit of each other street at the junction.
    private void linkToOtherStreets(int unit) {
        if (sides.onBoard[unit]) {
            return;
        }
        var nearest = new HashMap<Integer, Integer>();
        grid.near(
                unit,
                Math.min(JUNCTION, reach),
                other -> {
                    if (units.street[other] != units.street[unit]
                            && units.apart(unit, other) <= JUNCTION) {
                        nearest.merge(
                                units.street[other],
                                other,
                                (a, b) -> units.apart(unit, b) < units.apart(unit, a) ? b : a);
                    }
                });
        nearest.values().forEach(other -> tryLink(unit, other));
    }

    /// Where two streets cross between their doors, the two nearest doors of either are neighbours.
    private void linkCrossings() {
        for (var item : alongLinks.query(new Envelope(-1e9, 1e9, -1e9, 1e9))) {
            var one = (Along) item;
            for (var found : alongLinks.query(new Envelope(one.line.p0, one.line.p1))) {
                var other = (Along) found;
                if (one.from < other.from
                        && units.street[one.from] != units.street[other.from]
                        && isCrossed(one.line, other.line)) {
                    linkNearestPair(one, other);
                }
            }
        }
    }

    private static boolean isCrossed(LineSegment one, LineSegment other) {
        Coordinate a = one.p0, b = one.p1, c = other.p0, d = other.p1;
        return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0;
    }

    private static double turn(Coordinate a, Coordinate b, Coordinate c) {
        return Math.signum((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
    }

    private void linkNearestPair(Along one, Along other) {
        int best = one.from, with = other.from;
        for (var a : new int[] {one.from, one.to}) {
            for (var b : new int[] {other.from, other.to}) {
                if (units.apart(a, b) < units.apart(best, with)) {
                    best = a;
                    with = b;
                }
            }
        }
        tryLink(best, with);
    }

    /// Joins pieces that have open ways within reach, the shortest first seen from the smaller
    /// piece, until none is found.
    private int[][] joined(int[][] neighbours) {
        for (var all = neighbours; ; ) {
            var piece = Links.pieces(all);
            var ways = waysOut(piece);
            var found = false;
            for (var way : ways) {
                if (way != null) {
                    links.add(way[0], way[1]);
                    found = true;
                }
            }
            if (!found) {
                return all;
            }
            all = links.byUnit(units.count);
        }
    }

    /// The shortest open way out of each piece but the largest, null where there is none.
    private int[][] waysOut(int[] piece) {
        var pieces = Arrays.stream(piece).max().orElse(-1) + 1;
        var sizes = new int[pieces];
        for (var p : piece) {
            sizes[p]++;
        }
        var largest = 0;
        for (var p = 1; p < pieces; p++) {
            largest = sizes[p] > sizes[largest] ? p : largest;
        }
        var ways = new int[pieces][];
        for (var unit = 0; pieces > 1 && unit < units.count; unit++) {
            if (piece[unit] != largest && !sides.onBoard[unit]) {
                var limit = ways[piece[unit]];
                var shortest = limit == null ? reach : units.apart(limit[0], limit[1]);
                var out = wayOut(unit, piece, shortest);
                if (out >= 0) {
                    ways[piece[unit]] = new int[] {unit, out};
                }
            }
        }
        return ways;
    }

    private int wayOut(int unit, int[] piece, double shorterThan) {
        var nearest = new Nearest(unit, MOST_TRIES_TO_JOIN);
        grid.near(
                unit,
                shorterThan,
                other -> {
                    if (piece[other] != piece[unit] && units.apart(unit, other) <= shorterThan) {
                        nearest.offer(other);
                    }
                });
        return nearest.firstOpen();
    }

    /// A few nearest units, kept in order.
    private final class Nearest {

        private final int unit;
        private final int[] found;
        private int size;

        Nearest(int unit, int most) {
            this.unit = unit;
            found = new int[most];
        }

        void offer(int other) {
            for (var i = 0; i < size; i++) {
                if (found[i] == other) {
                    return;
                }
            }
            var at = size < found.length ? size++ : size;
            if (at == size && units.apart(unit, found[at - 1]) <= units.apart(unit, other)) {
                return;
            }
            at = Math.min(at, found.length - 1);
            while (at > 0 && units.apart(unit, found[at - 1]) > units.apart(unit, other)) {
                found[at] = found[at - 1];
                at--;
            }
            found[at] = other;
        }

        int firstOpen() {
            for (var i = 0; i < size; i++) {
                if (isOpen(unit, found[i])) {
                    return found[i];
                }
            }
            return -1;
        }
    }
}
