package org.doorstep.geo.walk.tour;

/// Looks for the shortest closed tour: a greedy tour, rolled down by exchanges of two and three
/// edges to a local optimum, then kicked in small places and rolled down again, keeping what is no
/// longer than before (iterated local search). What a kick changed is taken back by a journal, so
/// that a kick costs the same in a tour of any length.
///
/// The tour is a permutation of the stops, keeps tied stops together, is never longer than the
/// order given, and is the same for the same input, kicks and seed. It is not proven to be the
/// shortest. Open walks: see [FreeEndCosts].
///
/// Cost: O(n²) to find near neighbours, then tens of thousands of kicks a second. Memory: about 150
/// bytes a stop, and 4 n² more for a table of costs up to [#TABLE_STOPS] stops.
///
/// Stateless; may be used from any thread.
public final class TourSearch {

    /// Up to here costs are written down in a table before they are asked again and again.
    public static final int TABLE_STOPS = 2_500;

    /// The search asks whether it is enough once in this many kicks.
    private static final int ROUND = 8;

    private TourSearch() {}

    /// @param given an order of all stops to be no longer than; copied. Tied stops must be
    ///   neighbours in it.
    /// @throws IllegalArgumentException when `given` is not a permutation or parts tied stops, or
    ///   `ties` are of another number of stops
    public static Tour shortest(TourCosts costs, Ties ties, int[] given, TourBudget budget) {
        check(costs, ties, given);
        var length = costs.lengthOf(given);
        if (given.length <= 3) {
            return new Tour(given.clone(), length, 0);
        }
        var quick =
                costs instanceof CostMatrix || costs.stops() > TABLE_STOPS
                        ? costs
                        : CostMatrix.of(costs);
        var found = search(quick, ties, budget);
        return found.length() < length ? found : new Tour(given.clone(), length, found.kicks());
    }

    /// Without ties, and from no order in particular.
    public static Tour shortest(TourCosts costs, TourBudget budget) {
        var given = new int[costs.stops()];
        for (var i = 0; i < given.length; i++) {
            given[i] = i;
        }
        return shortest(costs, Ties.none(given.length), given, budget);
    }

    private static Tour search(TourCosts costs, Ties ties, TourBudget budget) {
        var near = new Neighbours(costs, ties);
        var tour = new TourArray(GreedyTour.of(costs, ties, near));
        var descent = new Descent(costs, ties, near, tour);
        var length = costs.lengthOf(tour.order());
        for (var stop : tour.order()) {
            descent.look(stop);
        }
        length -= descent.runForGood();
        var kicks = new Kicks(costs, ties, tour, budget.seed());
        var made = 0L;
        for (; made < budget.kicks(); made++) {
            if (made % ROUND == 0 && budget.enough().test(length)) {
                break;
            }
            var change = kicks.kick(descent) - descent.run();
            if (change <= 0) {
                tour.keep();
                length += change;
            } else {
                tour.takeBack();
            }
        }
        return new Tour(tour.order(), length, made);
    }

    private static void check(TourCosts costs, Ties ties, int[] given) {
        var stops = costs.stops();
        if (given.length != stops || ties.stops() != stops) {
            throw new IllegalArgumentException(
                    "Costs, ties and the order given must be of the same stops.");
        }
        var seen = new boolean[stops];
        for (var i = 0; i < stops; i++) {
            var stop = given[i];
            if (stop < 0 || stop >= stops || seen[stop]) {
                throw new IllegalArgumentException("The order given must hold every stop once.");
            }
            seen[stop] = true;
            var partner = ties.partnerOf(stop);
            if (partner >= 0
                    && given[(i + 1) % stops] != partner
                    && given[(i + stops - 1) % stops] != partner) {
                throw new IllegalArgumentException(
                        "The order given must keep tied stops together: " + stop + ".");
            }
        }
    }
}
