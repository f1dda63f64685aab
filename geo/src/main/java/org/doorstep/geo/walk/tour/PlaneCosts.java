package org.doorstep.geo.walk.tour;

/// Straight lines in a plane, rounded to whole units, half a unit upwards; computed each time.
///
/// Immutable; may be shared between threads.
public final class PlaneCosts implements TourCosts {

    /// No stop may lie further from zero than this, so that every cost is an `int`.
    public static final double FURTHEST = 5e8;

    private final double[] x;
    private final double[] y;

    private PlaneCosts(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /// @param x in units, copied
    /// @param y in units, copied
    /// @throws IllegalArgumentException when the arrays differ in length, or a number is NaN,
    ///   infinite or further from zero than [#FURTHEST]
    public static PlaneCosts of(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("Every stop has an x and a y.");
        }
        for (var i = 0; i < x.length; i++) {
            if (!(Math.abs(x[i]) <= FURTHEST && Math.abs(y[i]) <= FURTHEST)) {
                throw new IllegalArgumentException(
                        "A stop lies within " + FURTHEST + " units, not at " + x[i] + ", " + y[i]);
            }
        }
        return new PlaneCosts(x.clone(), y.clone());
    }

    @Override
    public int stops() {
        return x.length;
    }

    @Override
    public int between(int from, int to) {
        double dx = x[from] - x[to], dy = y[from] - y[to];
        return (int) (Math.sqrt(dx * dx + dy * dy) + 0.5);
    }
}
