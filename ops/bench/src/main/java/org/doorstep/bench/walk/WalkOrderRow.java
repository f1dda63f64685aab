package org.doorstep.bench.walk;

import org.doorstep.bench.Row;
import org.doorstep.geo.walk.tour.OneTreeBound;
import org.doorstep.geo.walk.tour.TourBudget;
import org.doorstep.geo.walk.tour.TourSearch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Gaps to proven optima, and the same against OR-Tools and JGraphT on one core. Our side is warm:
/// each instance was searched once for a twentieth of a second before.
final class WalkOrderRow {

    private static final int TURF = 200;

    private static final double TURF_SECONDS = 0.05;

    private static final double SECONDS = 1;

    private static final double WANTED_PERCENT = 2;

    /// Searches of ours behind each median, of different seeds.
    private static final int TIMES = 5;

    private final Row row;
    private final double patience;
    private final List<Double> gaps = new ArrayList<>();
    private final List<Double> turfGaps = new ArrayList<>();
    private final List<Double> speedRatios = new ArrayList<>();
    private final List<Double> lengthRatios = new ArrayList<>();
    private boolean tours = true;
    private boolean neverLonger = true;

    private WalkOrderRow(Row row, double patience) {
        this.row = row;
        this.patience = patience;
    }

    public static void main(String[] arguments) throws IOException {
        // How many seconds OR-Tools gets to come within 2 %.
        var patience = arguments.length == 0 ? 4 : Double.parseDouble(arguments[0]);
        Row.run("walk-order", row -> new WalkOrderRow(row, patience).measure());
    }

    private void measure() throws IOException {
        var all = Instance.all();
        row.check(
                "all " + all.size() + " instances read as published",
                all.stream().allMatch(Instance::isReadRight));
        var small = all.stream().filter(instance -> instance.stops() <= 50).toList();
        row.check(
                small.size() + " instances of up to 50 stops solved to the optimum",
                small.stream().allMatch(WalkOrderRow::isSolved));
        var large =
                all.stream()
                        .filter(instance -> instance.byCoordinates() && instance.stops() > 50)
                        .toList();
        large.forEach(instance -> Doorstep.solve(instance, TURF_SECONDS, 0, 99));
        row.say(
                "  %-9s %9s %9s %9s | %11s %11s %9s | %9s",
                "", "50 ms", "1 s", "to 2 %", "OR 1 s", "OR to 2 %", "ratio", "JGraphT");
        large.forEach(this::compare);
        report();
        doors();
    }

    /// Real doors, of which nobody has proven the shortest walk.
    private void doors() throws IOException {
        var costs = RealDoors.ofRutland();
        var tour = TourSearch.shortest(costs, TourBudget.forStops(costs.stops()));
        var bound = OneTreeBound.of(costs, tour.length());
        row.check(
                "a round of " + costs.stops() + " doors of Rutland not below the Held-Karp bound",
                costs.lengthOf(tour.order()) == tour.length() && tour.length() >= bound);
        row.say(
                "          its length / that bound: %.4f (of stops strewn evenly the shortest is"
                        + " about 1.007)",
                (double) tour.length() / bound);
    }

    private static boolean isSolved(Instance instance) {
        var tour = TourSearch.shortest(instance.costs(), TourBudget.forStops(instance.stops()));
        return instance.isTour(tour.order(), tour.length()) && tour.length() == instance.optimum();
    }

    private void compare(Instance instance) {
        var wanted = instance.within(WANTED_PERCENT);
        var isTurf = instance.stops() <= TURF;
        var shortGaps = new double[isTurf ? TIMES : 1];
        for (var i = 0; i < shortGaps.length; i++) {
            shortGaps[i] = gap(instance, Doorstep.solve(instance, TURF_SECONDS, 0, i));
        }
        var ours = Doorstep.solve(instance, SECONDS, 0, 1);
        var times = new double[TIMES];
        for (var i = 0; i < TIMES; i++) {
            times[i] = Doorstep.secondsTo(instance, wanted, patience, i);
        }
        var theirs = OrTools.solve(instance, SECONDS, wanted, patience);
        var others = JgraphtTwoOpt.length(instance);
        tours &= instance.isTour(theirs.order(), theirs.length());
        var given = instance.costs().lengthOf(IntStream.range(0, instance.stops()).toArray());
        neverLonger &= ours.length() <= given;
        var gap = gap(instance, ours);
        gaps.add(gap);
        if (isTurf) {
            turfGaps.add(median(shortGaps));
        }
        var reached = theirs.secondsToWanted() < Double.POSITIVE_INFINITY;
        var ratio = (reached ? theirs.secondsToWanted() : patience) / median(times);
        speedRatios.add(ratio);
        lengthRatios.add((double) ours.length() / theirs.length());
        row.say(
                "  %-9s %8.3f%% %8.3f%% %6.2f ms | %10.3f%% %s%7.1f ms %s%7.1fx | %8.3f%%",
                instance.name(),
                median(shortGaps),
                gap,
                median(times) * 1e3,
                instance.gap(theirs.length()),
                reached ? "  " : " >",
                (reached ? theirs.secondsToWanted() : patience) * 1e3,
                reached ? " " : ">",
                ratio,
                others == Long.MAX_VALUE ? Double.NaN : instance.gap(others));
        row.check(instance.name() + " no longer than JGraphT 2-opt", ours.length() <= others);
    }

    private double gap(Instance instance, Found found) {
        tours &= instance.isTour(found.order(), found.length());
        return instance.gap(found.length());
    }

    private void report() {
        row.check("every tour a permutation, measured right, not below the optimum", tours);
        row.check("no tour longer than the order given", neverLonger);
        row.atMost("mean gap within 1 s, per cent", mean(gaps), 1);
        row.atMost("mean gap within 50 ms up to 200 stops, per cent", mean(turfGaps), 0.3);
        row.atMost("worst of these, per cent", largest(turfGaps), 0.3);
        row.atMost("length at equal time / OR-Tools, mean", mean(lengthRatios), 1);
        row.atMost("length at equal time / OR-Tools, worst", largest(lengthRatios), 1);
        var ratios = speedRatios.stream().mapToDouble(ratio -> ratio).toArray();
        row.atLeast("time of OR-Tools to 2 % / ours, median", median(ratios), 10);
        row.atLeast(
                "time of OR-Tools to 2 % / ours, least", Arrays.stream(ratios).min().orElse(0), 10);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
    }

    private static double largest(List<Double> values) {
        return values.stream().mapToDouble(value -> value).max().orElse(Double.NaN);
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
