package org.doorstep.geo.walk;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.tour.FreeEndCosts;
import org.doorstep.geo.walk.tour.Ties;
import org.doorstep.geo.walk.tour.TourBudget;
import org.doorstep.geo.walk.tour.TourSearch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Street parts as stops of a closed tour, and back. A part is two stops tied together, its ends; a
/// part on the spot, or one that ends where it begins, is one stop, shared by all parts on the same
/// spot. A fixed end of the walk is a stop of its own, a free one is a stop next to every other;
/// where the walk begins at another stop than it finishes, those two are tied, so that the tour is
/// a walk from the one to the other.
final class WalkStops<K> {

    private static final int NONE = -1;

    private enum End {
        SPOT,
        FIRST,
        LAST
    }

    /// @param lines the parts that are walked when this stop is come to; none at a fixed end
    private record Stop<K>(GeoPoint place, List<StreetLine<K>> lines, End end) {}

    private final List<Stop<K>> stops = new ArrayList<>();
    private final List<Integer> ties = new ArrayList<>();
    private final boolean open;
    private final int begin;
    private final int finish;

    WalkStops(List<StreetLine<K>> lines, WalkEnds ends) {
        Map<GeoPoint, Stop<K>> spots = new HashMap<>();
        for (var line : lines) {
            var first = line.line().getFirst();
            var last = line.line().getLast();
            if (first.equals(last)) {
                spots.computeIfAbsent(first, this::addSpot).lines().add(line);
            } else {
                stops.add(new Stop<>(first, List.of(line), End.FIRST));
                stops.add(new Stop<>(last, List.of(line), End.LAST));
                tie(stops.size() - 2, stops.size() - 1);
            }
        }
        var start = ends.start();
        var end = ends.end();
        var startStop = start == null ? NONE : addEnd(start);
        var endStop = end == null || end.equals(start) ? NONE : addEnd(end);
        open = !ends.loop() && (start == null || end == null);
        var free = open ? stops.size() : NONE;
        begin = startStop != NONE ? startStop : free;
        finish = endStop != NONE ? endStop : begin == free ? NONE : free;
        if (finish != NONE) {
            tie(begin, finish);
        }
    }

    private Stop<K> addSpot(GeoPoint place) {
        var stop = new Stop<K>(place, new ArrayList<>(), End.SPOT);
        stops.add(stop);
        return stop;
    }

    private int addEnd(GeoPoint place) {
        addSpot(place);
        return stops.size() - 1;
    }

    private void tie(int a, int b) {
        ties.add(a);
        ties.add(b);
    }

    /// The shortest walk found.
    List<WalkLeg<K>> shortest(FootWays ways) {
        var costs = ways.costs(stops.stream().map(Stop::place).toList());
        var tourCosts = open ? new FreeEndCosts(costs) : costs;
        var count = tourCosts.stops();
        var tied = Ties.of(count, ties.stream().mapToInt(stop -> stop).toArray());
        var tour = TourSearch.shortest(tourCosts, tied, asGiven(count), TourBudget.forStops(count));
        return legs(tour.order());
    }

    /// The order given, closed over the finish and the beginning, which have the last numbers.
    private int[] asGiven(int count) {
        var order = IntStream.range(0, count).toArray();
        if (finish != NONE) {
            order[count - 2] = finish;
            order[count - 1] = begin;
        }
        return order;
    }

    private List<WalkLeg<K>> legs(int[] order) {
        var legs = new ArrayList<WalkLeg<K>>();
        var first = begin == NONE ? 0 : begin;
        var at = 0;
        while (at < order.length && order[at] != first) {
            at++;
        }
        var step = at < order.length && goesBackwards(order, at) ? -1 : 1;
        for (var left = order.length; left > 0; left--, at += step) {
            var stop = order[Math.floorMod(at, order.length)];
            if (stop < stops.size()) {
                var end = stops.get(stop).end();
                stops.get(stop)
                        .lines()
                        .forEach(line -> legs.add(new WalkLeg<>(line, end == End.LAST)));
                if (end != End.SPOT) {
                    left--;
                    at += step;
                }
            }
        }
        return legs;
    }

    /// Whether the walk goes from this place in the tour towards the one before: so that the finish
    /// is come to last, and, in a loop, no street is begun in its middle.
    private boolean goesBackwards(int[] order, int at) {
        var next = order[at + 1 == order.length ? 0 : at + 1];
        if (begin != NONE) {
            return next == finish && order.length > 2;
        }
        return stops.getFirst().end() == End.FIRST && next != 1;
    }
}
