package org.doorstep.geo.walk.tour;

/// Lets a tour roll down to a local optimum: no exchange of two or three edges that begins with a
/// near neighbour makes it shorter. The exchanges are sequential, in the manner of S. Lin and B. W.
/// Kernighan (1973): every edge added begins where the last one removed ended, and the sum so far
/// is a gain. Near neighbours and a queue of stops worth looking at instead of don't-look bits: J.
/// L. Bentley (1992), D. S. Johnson and L. A. McGeoch (1997).
final class Descent {

    private static final int DEEPEST = 3;

    /// How many neighbours are tried for the first and the second edge added.
    private static final int[] BREADTH = {0, 8, 5};

    private final TourCosts costs;
    private final Ties ties;
    private final Neighbours near;
    private final TourArray tour;
    private final StopQueue queue;

    /// Edge i removed joins `stops[2 i]` and `stops[2 i + 1]` and lies behind `places[i]`; edge i
    /// added joins `stops[2 i + 1]` and `stops[2 i + 2]`, the last one and the first.
    private final int[] stops = new int[2 * DEEPEST];

    private final int[] places = new int[DEEPEST];
    private final int[] rising = new int[DEEPEST];
    private final Cuts cuts = new Cuts();
    private long gained;

    Descent(TourCosts costs, Ties ties, Neighbours near, TourArray tour) {
        this.costs = costs;
        this.ties = ties;
        this.near = near;
        this.tour = tour;
        queue = new StopQueue(tour.stops());
    }

    /// Has a stop looked at, because an edge at it is new.
    void look(int stop) {
        queue.add(stop);
    }

    /// Makes exchanges until none helps.
    ///
    /// @return by how much the tour has become shorter
    long run() {
        var total = 0L;
        while (!queue.isEmpty()) {
            total += runAt(queue.take());
        }
        return total;
    }

    /// The same for good, without a journal that would grow with every exchange.
    long runForGood() {
        var total = 0L;
        while (!queue.isEmpty()) {
            total += runAt(queue.take());
            tour.keep();
        }
        return total;
    }

    private long runAt(int stop) {
        var total = 0L;
        while (openAt(stop, tour.next(stop), tour.position(stop))
                || openAt(stop, tour.previous(stop), before(stop))) {
            total += gained;
        }
        return total;
    }

    private int before(int stop) {
        return tour.position(tour.previous(stop));
    }

    private boolean openAt(int stop, int neighbour, int place) {
        if (ties.hold(stop, neighbour)) {
            return false;
        }
        stops[0] = stop;
        stops[1] = neighbour;
        places[0] = place;
        return addEdge(1, costs.between(stop, neighbour));
    }

    /// @param removed how many edges are
    /// @param gain what they cost less what was added
    private boolean addEdge(int removed, long gain) {
        var from = stops[2 * removed - 1];
        var end = near.end(from, BREADTH[removed]);
        for (var i = near.first(from); i < end; i++) {
            var left = gain - near.costAt(i);
            if (left <= 0) {
                return false;
            }
            var to = near.stopAt(i);
            int next = tour.next(to), previous = tour.previous(to);
            if (next != from
                    && previous != from
                    && (removeEdge(removed, left, to, next, tour.position(to))
                            || removeEdge(removed, left, to, previous, tour.position(previous)))) {
                return true;
            }
        }
        return false;
    }

    private boolean removeEdge(int removed, long left, int stop, int neighbour, int place) {
        if (ties.hold(stop, neighbour) || isRemoved(place, removed)) {
            return false;
        }
        stops[2 * removed] = stop;
        stops[2 * removed + 1] = neighbour;
        places[removed] = place;
        var gain = left + costs.between(stop, neighbour);
        var closed = gain - costs.between(neighbour, stops[0]);
        if (closed > 0 && closes(removed + 1)) {
            gained = closed;
            tour.rejoin(cuts);
            for (var i = 0; i < 2 * removed + 2; i++) {
                queue.add(stops[i]);
            }
            return true;
        }
        return removed + 1 < DEEPEST && addEdge(removed + 1, gain);
    }

    private boolean isRemoved(int place, int removed) {
        for (var i = 0; i < removed; i++) {
            if (places[i] == place) {
                return true;
            }
        }
        return false;
    }

    /// Whether the edges added make one tour of the pieces.
    private boolean closes(int removed) {
        for (var i = 0; i < removed; i++) {
            rising[rank(i, removed)] = places[i];
        }
        cuts.at(rising, removed);
        for (var i = 0; i < removed; i++) {
            var next = i + 1 == removed ? 0 : 2 * i + 2;
            cuts.join(end(2 * i + 1, removed), end(next, removed));
        }
        return cuts.areOneTour();
    }

    private int rank(int cut, int removed) {
        var rank = 0;
        for (var i = 0; i < removed; i++) {
            if (places[i] < places[cut]) {
                rank++;
            }
        }
        return rank;
    }

    /// Which end of which piece this stop is.
    private int end(int i, int removed) {
        var piece = rank(i >> 1, removed);
        if (tour.at(places[i >> 1]) == stops[i]) {
            return 2 * piece + 1;
        }
        return piece + 1 == removed ? 0 : 2 * piece + 2;
    }
}
