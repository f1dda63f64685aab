package org.doorstep.geo.walk.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.stream.IntStream;

/// Tours from the simplest to the strangest.
class TourSearchTest {

    private static final TourBudget SHORT = TourBudget.ofKicks(300);

    private static int[] order(int... stops) {
        return stops;
    }

    private static int[] inNumberOrder(int stops) {
        return IntStream.range(0, stops).toArray();
    }

    private static TourCosts random(Random random, int stops) {
        return PlaneCosts.of(
                random.doubles(stops, 0, 1000).toArray(), random.doubles(stops, 0, 1000).toArray());
    }

    /// Costs that obey nothing but symmetry.
    private static CostMatrix wild(Random random, int stops) {
        var rows = new int[stops][stops];
        for (var i = 0; i < stops; i++) {
            for (var j = 0; j < i; j++) {
                rows[i][j] = rows[j][i] = random.nextInt(100);
            }
        }
        return CostMatrix.of(rows);
    }

    @Test
    void a1ToursNothingAndNextToNothing() {
        for (var stops = 0; stops <= 3; stops++) {
            var tour = TourSearch.shortest(random(new Random(1), stops), SHORT);
            assertThat(tour.order()).isEqualTo(inNumberOrder(stops));
        }
    }

    @Test
    void a2GoesRoundASquareInsteadOfAcross() {
        var square = PlaneCosts.of(new double[] {0, 100, 0, 100}, new double[] {0, 100, 100, 0});
        assertThat(square.lengthOf(inNumberOrder(4))).isGreaterThan(400);
        assertThat(TourSearch.shortest(square, SHORT).length()).isEqualTo(400);
    }

    @Test
    void a3WalksARowToItsEndAndBack() {
        var row = PlaneCosts.of(new double[] {3, 1, 4, 0, 2, 5}, new double[6]);
        assertThat(TourSearch.shortest(row, SHORT).length()).isEqualTo(10);
    }

    @Test
    void b1KeepsTiedStopsTogetherHoweverFarApart() {
        var row = PlaneCosts.of(new double[] {0, 1, 2, 3, 4, 5}, new double[6]);
        var ties = Ties.of(6, 0, 5, 2, 4);
        var given = order(0, 5, 2, 4, 1, 3);
        var found = TourSearch.shortest(row, ties, given, SHORT);
        assertThat(tiesHold(ties, found.order())).isTrue();
        assertThat(found.length()).isEqualTo(shortestByTryingAll(row, ties));
    }

    @Test
    void b2LeavesOpenWhatPassesTheFreeEnd() {
        var row = PlaneCosts.of(new double[] {3, 1, 4, 0, 2, 5}, new double[6]);
        var open = TourSearch.shortest(new FreeEndCosts(row), SHORT);
        assertThat(open.length()).isEqualTo(5);
    }

    @Test
    void c1IsContentWhenAllStopsAreInOnePlace() {
        var same = PlaneCosts.of(new double[40], new double[40]);
        var tour = TourSearch.shortest(same, SHORT);
        assertThat(tour.length()).isZero();
        assertThat(tour.order()).containsOnlyOnce(inNumberOrder(40));
    }

    @Test
    void c2PassesStopsInOnePlaceTogether() {
        var x = new double[60];
        var y = new double[60];
        for (var i = 0; i < 60; i++) {
            x[i] = i % 6 * 100;
            y[i] = i % 3 * 70;
        }
        var costs = PlaneCosts.of(x, y);
        var six = PlaneCosts.of(java.util.Arrays.copyOf(x, 6), java.util.Arrays.copyOf(y, 6));
        assertThat(TourSearch.shortest(costs, SHORT).length())
                .isEqualTo(shortestByTryingAll(six, Ties.none(6)));
    }

    @Test
    void d1StopsWhenItIsEnough() {
        var costs = random(new Random(5), 100);
        var asked = new int[1];
        var tour =
                TourSearch.shortest(
                        costs, TourBudget.until(length -> length > 0 && ++asked[0] == 10));
        assertThat(asked[0]).isEqualTo(10);
        assertThat(tour.kicks()).isPositive();
    }

    @Test
    void x1RefusesWhatIsNoOrderAndNoCost() {
        var costs = random(new Random(1), 3);
        var none = Ties.none(3);
        assertRefused(() -> TourSearch.shortest(costs, none, order(0, 1), SHORT));
        assertRefused(() -> TourSearch.shortest(costs, none, order(0, 1, 1), SHORT));
        assertRefused(() -> TourSearch.shortest(costs, none, order(0, 1, 3), SHORT));
        assertRefused(() -> TourSearch.shortest(costs, Ties.none(4), order(0, 1, 2), SHORT));
        assertRefused(() -> CostMatrix.of(new int[][] {{0, 1}, {2, 0}}));
        assertRefused(() -> CostMatrix.of(new int[][] {{0, -1}, {-1, 0}}));
        assertRefused(() -> CostMatrix.of(new int[][] {{0, 1}, {1}}));
        assertRefused(() -> CostMatrix.of(new int[][] {{1}}));
        assertRefused(() -> PlaneCosts.of(new double[] {Double.NaN}, new double[1]));
        assertRefused(() -> PlaneCosts.of(new double[1], new double[] {Double.NEGATIVE_INFINITY}));
        assertRefused(() -> PlaneCosts.of(new double[1], new double[2]));
        assertRefused(() -> Ties.of(3, 0, 0));
        assertRefused(() -> Ties.of(3, 0, 1, 1, 2));
        assertRefused(() -> TourBudget.ofKicks(-1));
        var five = random(new Random(1), 5);
        assertRefused(
                () -> TourSearch.shortest(five, Ties.of(5, 0, 2), order(0, 1, 2, 3, 4), SHORT));
    }

    private static void assertRefused(Runnable question) {
        assertThatThrownBy(question::run).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void y1IsAPermutationThatKeepsTiesAndIsNeverLongerThanGivenAndTheSameEachTime() {
        var random = new Random(7);
        for (var round = 0; round < 200; round++) {
            var stops = 1 + random.nextInt(60);
            var costs = round % 2 == 0 ? random(random, stops) : wild(random, stops);
            var ties = Ties.of(stops, inNumberOrder(random.nextInt(stops / 2 + 1) * 2));
            var given = inNumberOrder(stops);
            var tour = TourSearch.shortest(costs, ties, given, SHORT.withSeed(round));
            assertThat(tour.order()).containsExactlyInAnyOrder(given);
            assertThat(tour.length())
                    .isEqualTo(costs.lengthOf(tour.order()))
                    .isLessThanOrEqualTo(costs.lengthOf(given));
            assertThat(tiesHold(ties, tour.order())).isTrue();
            assertThat(TourSearch.shortest(costs, ties, given, SHORT.withSeed(round)).order())
                    .isEqualTo(tour.order());
            var again = TourSearch.shortest(costs, ties, tour.order(), SHORT.withSeed(round + 1));
            assertThat(again.length()).isLessThanOrEqualTo(tour.length());
        }
    }

    @Test
    void y2FindsTheShortestOfFewStopsAsTryingAllDoes() {
        var random = new Random(8);
        for (var round = 0; round < 120; round++) {
            var stops = 4 + random.nextInt(5);
            var costs = round % 3 == 0 ? wild(random, stops) : random(random, stops);
            var ties = Ties.of(stops, inNumberOrder(random.nextInt(stops / 2 + 1) * 2));
            var tour = TourSearch.shortest(costs, ties, inNumberOrder(stops), SHORT);
            assertThat(tour.length()).isEqualTo(shortestByTryingAll(costs, ties));
        }
    }

    private static boolean tiesHold(Ties ties, int[] order) {
        for (var i = 0; i < order.length; i++) {
            var partner = ties.partnerOf(order[i]);
            var next = order[(i + 1) % order.length];
            var previous = order[(i + order.length - 1) % order.length];
            if (partner >= 0 && partner != next && partner != previous) {
                return false;
            }
        }
        return true;
    }

    private static long shortestByTryingAll(TourCosts costs, Ties ties) {
        return leastFrom(costs, ties, inNumberOrder(costs.stops()), 1);
    }

    private static long leastFrom(TourCosts costs, Ties ties, int[] order, int from) {
        if (from == order.length) {
            return tiesHold(ties, order) ? costs.lengthOf(order) : Long.MAX_VALUE;
        }
        var least = Long.MAX_VALUE;
        for (var i = from; i < order.length; i++) {
            swap(order, from, i);
            least = Math.min(least, leastFrom(costs, ties, order, from + 1));
            swap(order, from, i);
        }
        return least;
    }

    private static void swap(int[] order, int i, int j) {
        var kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
}
