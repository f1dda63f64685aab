package org.doorstep.geo.walk.tour;

/// Other costs and one stop more, the last, that lies next to every other: where a closed tour
/// passes it, the walk is open.
///
/// Immutable; may be shared between threads.
public final class FreeEndCosts implements TourCosts {

    private final TourCosts costs;
    private final int free;

    public FreeEndCosts(TourCosts costs) {
        this.costs = costs;
        free = costs.stops();
    }

    @Override
    public int stops() {
        return free + 1;
    }

    @Override
    public int between(int from, int to) {
        return from == free || to == free ? 0 : costs.between(from, to);
    }
}
