package org.doorstep.bench.walk;

import org.doorstep.geo.walk.tour.TourBudget;
import org.doorstep.geo.walk.tour.TourSearch;

/// Our side: the clock starts before near neighbours are looked for.
final class Doorstep {

    private Doorstep() {}

    static Found solve(Instance instance, double seconds, long wanted, long seed) {
        var start = System.nanoTime();
        double[] reached = {Double.POSITIVE_INFINITY};
        var tour =
                TourSearch.shortest(
                        instance.costs(),
                        TourBudget.until(
                                        length -> {
                                            var spent = (System.nanoTime() - start) / 1e9;
                                            if (length <= wanted && spent < reached[0]) {
                                                reached[0] = spent;
                                            }
                                            return spent >= seconds;
                                        })
                                .withSeed(seed));
        return new Found(tour.order(), tour.length(), reached[0]);
    }

    /// Until a length is reached or the seconds are over.
    static double secondsTo(Instance instance, long wanted, double seconds, long seed) {
        var start = System.nanoTime();
        var tour =
                TourSearch.shortest(
                        instance.costs(),
                        TourBudget.until(length ->
                                        length <= wanted
                                                || System.nanoTime() - start > seconds * 1e9)
                                .withSeed(seed));
        return tour.length() <= wanted
                ? (System.nanoTime() - start) / 1e9
                : Double.POSITIVE_INFINITY;
    }
}
