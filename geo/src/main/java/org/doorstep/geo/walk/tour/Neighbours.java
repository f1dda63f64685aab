package org.doorstep.geo.walk.tour;

/// The nearest few of every stop, nearest first, without the one it is tied to; ties by number.
/// Built by insertion in O(n²).
final class Neighbours {

    /// More find little and cost much.
    static final int MOST = 8;

    private final int each;
    private final int[] stops;
    private final int[] costs;
    private final int[] held;

    Neighbours(TourCosts from, Ties ties) {
        var n = from.stops();
        each = Math.min(MOST, n - 1);
        stops = new int[n * each];
        costs = new int[n * each];
        held = new int[n];
        for (var a = 0; a < n; a++) {
            for (var b = 0; b < n; b++) {
                if (a != b && !ties.hold(a, b)) {
                    offer(a, b, from.between(a, b));
                }
            }
        }
    }

    private void offer(int a, int b, int cost) {
        var first = a * each;
        var at = first + held[a];
        if (held[a] < each) {
            held[a]++;
        } else if (cost >= costs[--at]) {
            return;
        }
        for (; at > first && costs[at - 1] > cost; at--) {
            costs[at] = costs[at - 1];
            stops[at] = stops[at - 1];
        }
        costs[at] = cost;
        stops[at] = b;
    }

    /// Where the neighbours of a stop begin.
    int first(int stop) {
        return stop * each;
    }

    /// Behind the last of its first `most` neighbours.
    int end(int stop, int most) {
        return stop * each + Math.min(most, held[stop]);
    }

    int stopAt(int i) {
        return stops[i];
    }

    int costAt(int i) {
        return costs[i];
    }

    /// How many places there are, over all stops.
    int places() {
        return stops.length;
    }

    int ownerOf(int i) {
        return i / each;
    }

    boolean isHeld(int i) {
        return i % each < held[i / each];
    }
}
