package org.doorstep.geo.walk.tour;

import java.util.function.LongPredicate;

/// How long a search goes on after the first local optimum, which is always reached.
///
/// Immutable; may be shared between threads when `enough` may be asked from several.
///
/// @param kicks how many kicks at most, zero or more; the same number gives the same tour
/// @param enough asked with the length found after the first optimum and every few kicks; the
///   search ends when it says so. A budget of time asks a clock here, and gives up being the same
///   each time.
/// @param seed of the kicks
public record TourBudget(long kicks, LongPredicate enough, long seed) {

    public TourBudget {
        if (kicks < 0) {
            throw new IllegalArgumentException("No search makes " + kicks + " kicks.");
        }
    }

    public static TourBudget ofKicks(long kicks) {
        return new TourBudget(kicks, length -> false, 1);
    }

    public static TourBudget until(LongPredicate enough) {
        return new TourBudget(Long.MAX_VALUE, enough, 1);
    }

    /// Enough for a walk: within about 0.1 % of the shortest on average up to 200 stops, in some
    /// hundredths of a second. Grows with the number of stops, up to 2,000 of them.
    public static TourBudget forStops(int stops) {
        return ofKicks(50 + 10L * Math.min(stops, 2_000));
    }

    public TourBudget withSeed(long other) {
        return new TourBudget(kicks, enough, other);
    }
}
