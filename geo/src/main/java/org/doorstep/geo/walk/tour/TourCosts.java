package org.doorstep.geo.walk.tour;

/// What it costs to go from one stop to another: whole units, the same in both directions, zero
/// from a stop to itself. Whole units make gains exact, so that a search never turns in circles
/// between orders that differ by rounding only. The triangle inequality need not hold.
///
/// Immutable; may be shared between threads.
public sealed interface TourCosts permits CostMatrix, PlaneCosts, FreeEndCosts {

    /// How many stops there are, numbered from 0.
    int stops();

    /// @param from 0 to [#stops] - 1
    /// @param to 0 to [#stops] - 1
    /// @return zero or more
    int between(int from, int to);

    /// The length of the closed tour through stops in this order, back to the first. Zero for no
    /// stop and for one.
    ///
    /// @param order any stops, each as often as it is passed
    default long lengthOf(int[] order) {
        var length = 0L;
        for (var i = 0; i < order.length; i++) {
            length += between(order[i], order[i + 1 == order.length ? 0 : i + 1]);
        }
        return length;
    }
}
