package org.doorstep.geo.walk.tour;

import java.util.Arrays;

/// A length below which no closed tour can be: the bound of M. Held and R. M. Karp (1970, 1971).
/// The shortest tree over all stops but one, and that one joined by its two cheapest edges, is
/// never longer than a tour; weights on the stops, raised where too many edges meet and lowered at
/// leaves, bring it closer without changing which tour is shortest. On stops in a plane the
/// shortest tour is some 0.7 % above it, so it says how good a tour is where no optimum is known.
///
/// Cost: O(n²) a round. Memory: 40 bytes a stop. For one thread.
public final class OneTreeBound {

    private static final int ROUNDS = 400;

    /// The step is halved after this many rounds without a better bound.
    private static final int PATIENCE = 12;

    private final TourCosts costs;
    private final int stops;
    private final double[] weights;
    private final double[] nearest;
    private final int[] parents;
    private final int[] degrees;
    private final boolean[] inTree;

    private OneTreeBound(TourCosts costs) {
        this.costs = costs;
        stops = costs.stops();
        weights = new double[stops];
        nearest = new double[stops];
        parents = new int[stops];
        degrees = new int[stops];
        inTree = new boolean[stops];
    }

    /// @param found the length of any tour, towards which the bound climbs
    /// @return whole units, rounded up, since tours are whole; zero below three stops
    public static long of(TourCosts costs, long found) {
        return costs.stops() < 3 ? 0 : new OneTreeBound(costs).climb(found);
    }

    private long climb(long found) {
        var best = 0.0;
        var step = 2.0;
        var since = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var bound = oneTree();
            if (bound > best) {
                best = bound;
                since = 0;
            } else if (++since == PATIENCE) {
                step /= 2;
                since = 0;
            }
            var square = 0;
            for (var degree : degrees) {
                square += (degree - 2) * (degree - 2);
            }
            if (square == 0 || best >= found) {
                break;
            }
            for (var stop = 0; stop < stops; stop++) {
                weights[stop] += step * Math.max(1, found - bound) / square * (degrees[stop] - 2);
            }
        }
        // A little less, so that rounding of the sums cannot lift it over a tour.
        return (long) Math.ceil(best * (1 - 1e-9));
    }

    private double cost(int a, int b) {
        return costs.between(a, b) + weights[a] + weights[b];
    }

    /// The length of the least 1-tree around stop 0 under the weights, less twice the weights; and
    /// its degrees.
    private double oneTree() {
        Arrays.fill(degrees, 0);
        Arrays.fill(inTree, false);
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        var length = 0.0;
        var at = 1;
        for (var joined = 2; joined < stops; joined++) {
            at = grow(at);
            length += nearest[at];
            degrees[at]++;
            degrees[parents[at]]++;
        }
        length += joinFirst();
        for (var weight : weights) {
            length -= 2 * weight;
        }
        return length;
    }

    /// Takes a stop into the tree (R. C. Prim 1957).
    ///
    /// @return the stop nearest to the tree
    private int grow(int taken) {
        inTree[taken] = true;
        var next = -1;
        for (var stop = 1; stop < stops; stop++) {
            if (inTree[stop]) {
                continue;
            }
            var cost = cost(taken, stop);
            if (cost < nearest[stop]) {
                nearest[stop] = cost;
                parents[stop] = taken;
            }
            if (next < 0 || nearest[stop] < nearest[next]) {
                next = stop;
            }
        }
        return next;
    }

    private double joinFirst() {
        int one = -1, two = -1;
        for (var stop = 1; stop < stops; stop++) {
            if (one < 0 || cost(0, stop) < cost(0, one)) {
                two = one;
                one = stop;
            } else if (two < 0 || cost(0, stop) < cost(0, two)) {
                two = stop;
            }
        }
        degrees[0] = 2;
        degrees[one]++;
        degrees[two]++;
        return cost(0, one) + cost(0, two);
    }
}
