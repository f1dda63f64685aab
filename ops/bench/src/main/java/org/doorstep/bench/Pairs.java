package org.doorstep.bench;

import java.io.IOException;
import java.util.Arrays;

/// What two sides took, measured in turns: ours, theirs, ours, theirs. On a shared machine seconds
/// drift, but the two halves of a pair drift together, so only ratios within pairs are quoted.
///
/// @param ours seconds, one a pair
/// @param theirs seconds, one a pair
public record Pairs(double[] ours, double[] theirs) {

    /// The fewest that count.
    public static final int ENOUGH = 7;

    private static final int WARM_UPS = 2;

    /// Runs both sides unmeasured first, so that the compiler has seen both, then [#ENOUGH] pairs.
    public static Pairs measure(Side ours, Side theirs) throws IOException {
        return measure(ENOUGH, ours, theirs);
    }

    /// The same with more pairs, for work that is over in no time.
    public static Pairs measure(int pairs, Side ours, Side theirs) throws IOException {
        for (var i = 0; i < WARM_UPS; i++) {
            ours.seconds();
            theirs.seconds();
        }
        var measured = new Pairs(new double[pairs], new double[pairs]);
        for (var i = 0; i < pairs; i++) {
            measured.ours[i] = ours.seconds();
            measured.theirs[i] = theirs.seconds();
        }
        return measured;
    }

    /// Theirs divided by ours, pair by pair, smallest first: how many times faster ours is.
    public double[] ratios() {
        var ratios = new double[ours.length];
        for (var i = 0; i < ratios.length; i++) {
            ratios[i] = theirs[i] / ours[i];
        }
        Arrays.sort(ratios);
        return ratios;
    }

    /// The median of the ratios.
    public double ratio() {
        return median(ratios());
    }

    /// Median seconds of our side.
    public double ourSeconds() {
        return median(ours);
    }

    /// Median seconds of the other side.
    public double theirSeconds() {
        return median(theirs);
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
