package org.doorstep.geo.walk.tour;

import java.util.Arrays;

/// A tour to begin with: the shortest edges between near neighbours that make no fork and no ring,
/// then the pieces strung together, always to the nearest end. Some 16 % over the shortest; O(n log
/// n) for the edges, O(p²) for the p pieces, about a tenth of the stops.
final class GreedyTour {

    private static final int NONE = -1;

    private final TourCosts costs;
    private final int[] links;
    private final int[] farEnds;
    private int joined;

    private GreedyTour(TourCosts costs) {
        this.costs = costs;
        links = new int[2 * costs.stops()];
        Arrays.fill(links, NONE);
        farEnds = new int[costs.stops()];
        Arrays.setAll(farEnds, stop -> stop);
    }

    static int[] of(TourCosts costs, Ties ties, Neighbours near) {
        var tour = new GreedyTour(costs);
        for (var stop = 0; stop < costs.stops(); stop++) {
            if (ties.partnerOf(stop) > stop) {
                tour.join(stop, ties.partnerOf(stop));
            }
        }
        tour.joinNear(near);
        tour.joinPieces();
        return tour.order();
    }

    private void joinNear(Neighbours near) {
        var edges = new long[near.places()];
        var count = 0;
        for (var i = 0; i < near.places(); i++) {
            if (near.isHeld(i)) {
                edges[count++] = (long) near.costAt(i) << 32 | i;
            }
        }
        Arrays.sort(edges, 0, count);
        for (var e = 0; e < count; e++) {
            var i = (int) edges[e];
            int a = near.ownerOf(i), b = near.stopAt(i);
            if (isEnd(a) && isEnd(b) && farEnds[a] != b) {
                join(a, b);
            }
        }
    }

    private boolean isEnd(int stop) {
        return links[2 * stop + 1] == NONE;
    }

    private void join(int a, int b) {
        links[2 * a + (links[2 * a] == NONE ? 0 : 1)] = b;
        links[2 * b + (links[2 * b] == NONE ? 0 : 1)] = a;
        int farA = farEnds[a], farB = farEnds[b];
        farEnds[farA] = farB;
        farEnds[farB] = farA;
        joined++;
    }

    private void joinPieces() {
        var ends = new int[costs.stops()];
        var count = 0;
        for (var stop = 0; stop < ends.length; stop++) {
            if (isEnd(stop)) {
                ends[count++] = stop;
            }
        }
        var first = ends[0];
        var at = farEnds[first];
        while (joined < ends.length - 1) {
            var kept = 0;
            var nearest = NONE;
            for (var i = 0; i < count; i++) {
                var end = ends[i];
                if (end == first || end == at || !isEnd(end)) {
                    continue;
                }
                ends[kept++] = end;
                if (nearest == NONE || costs.between(at, end) < costs.between(at, nearest)) {
                    nearest = end;
                }
            }
            count = kept;
            var far = farEnds[nearest];
            join(at, nearest);
            at = far;
        }
    }

    private int[] order() {
        var order = new int[costs.stops()];
        var at = 0;
        while (!isEnd(at)) {
            at++;
        }
        var before = NONE;
        for (var i = 0; i < order.length; i++) {
            order[i] = at;
            var next = links[2 * at] == before ? links[2 * at + 1] : links[2 * at];
            before = at;
            at = next;
        }
        return order;
    }
}
