package org.doorstep.geo.nearby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

class RadiusJoinTest {

    private record Pair(int place, int item, double metres) {}

    private static final Comparator<Pair> BY_NUMBERS =
            Comparator.comparingInt(Pair::place).thenComparingInt(Pair::item);

    private static final RadiusJoin.Rule ALL = (place, item) -> true;

    private static List<GeoPoint> points(int count, double spread, long seed) {
        var random = new Random(seed);
        var points = new ArrayList<GeoPoint>();
        for (var i = 0; i < count; i++) {
            points.add(
                    GeoPoint.of(
                            51 + spread * random.nextDouble(), -2 + spread * random.nextDouble()));
        }
        return points;
    }

    private static double[] latitudes(List<GeoPoint> points) {
        return points.stream().mapToDouble(GeoPoint::latitude).toArray();
    }

    private static double[] longitudes(List<GeoPoint> points) {
        return points.stream().mapToDouble(GeoPoint::longitude).toArray();
    }

    private static List<Pair> pairs(
            List<GeoPoint> places, List<GeoPoint> items, Distance radius, RadiusJoin.Rule rule) {
        var pairs = new ArrayList<Pair>();
        RadiusJoin.of(items)
                .match(
                        latitudes(places),
                        longitudes(places),
                        radius,
                        rule,
                        (place, item, metres) -> pairs.add(new Pair(place, item, metres)));
        pairs.sort(BY_NUMBERS);
        return pairs;
    }

    private static List<Pair> bruteForce(
            List<GeoPoint> places, List<GeoPoint> items, Distance radius, RadiusJoin.Rule rule) {
        var pairs = new ArrayList<Pair>();
        for (var place = 0; place < places.size(); place++) {
            for (var item = 0; item < items.size(); item++) {
                var distance = places.get(place).distanceTo(items.get(item));
                if (!distance.isLongerThan(radius) && rule.allows(place, item)) {
                    pairs.add(new Pair(place, item, distance.metres()));
                }
            }
        }
        return pairs;
    }

    @Test
    void findsNothingAmongNothing() {
        var some = points(10, 1, 1);
        assertThat(pairs(List.of(), some, Distance.ofKilometres(50), ALL)).isEmpty();
        assertThat(pairs(some, List.of(), Distance.ofKilometres(50), ALL)).isEmpty();
    }

    @Test
    void matchesAPlaceWithAnItemOnTheVerySpot() {
        var spot = List.of(GeoPoint.of(51.75, -1.25));
        assertThat(pairs(spot, spot, Distance.ZERO, ALL)).containsExactly(new Pair(0, 0, 0));
    }

    @Test
    void countsAnItemExactlyAtTheRadiusAsWithin() {
        var place = List.of(GeoPoint.of(51.75, -1.25));
        var item = List.of(GeoPoint.of(51.8, -1.2));
        var apart = place.getFirst().distanceTo(item.getFirst());
        assertThat(pairs(place, item, apart, ALL)).hasSize(1);
        assertThat(pairs(place, item, Distance.ofMetres(Math.nextDown(apart.metres())), ALL))
                .isEmpty();
    }

    @Test
    void findsEachPairOnceAsBruteForceDoes() {
        RadiusJoin.Rule rule = (place, item) -> (place + item) % 3 != 0;
        for (var spread : new double[] {1e-4, 0.05, 1, 8}) {
            for (var kilometres : new double[] {0.01, 3, 60, 99.9999, 100, 250}) {
                var places = points(300, spread, 2);
                var items = points(200, spread, 3);
                var radius = Distance.ofKilometres(kilometres);
                assertThat(pairs(places, items, radius, rule))
                        .isEqualTo(bruteForce(places, items, radius, rule));
            }
        }
    }

    @Test
    void seesAcrossTheAntimeridianAndThePole() {
        var places = List.of(GeoPoint.of(-17, 179.99), GeoPoint.of(89.99, 90), GeoPoint.of(0, 0));
        var items = List.of(GeoPoint.of(-17, -179.99), GeoPoint.of(89.99, -90));
        var radius = Distance.ofKilometres(3);
        assertThat(pairs(places, items, radius, ALL))
                .isEqualTo(bruteForce(places, items, radius, ALL))
                .hasSize(2);
    }

    @Test
    void passesOverWhatIsNoPlace() {
        var found = new ArrayList<Integer>();
        RadiusJoin.of(List.of(GeoPoint.of(51, 0)))
                .match(
                        new double[] {Double.NaN, 51, 91, 51, Double.POSITIVE_INFINITY},
                        new double[] {0, Double.NaN, 0, 0, 0},
                        Distance.ofKilometres(1),
                        ALL,
                        (place, item, metres) -> found.add(place));
        assertThat(found).containsExactly(3);
    }

    @Test
    void findsTheSamePairsByAnyNumberOfThreads() {
        var places = points(5_000, 2, 4);
        var items = points(300, 2, 5);
        var radius = Distance.ofKilometres(12);
        var once = pairs(places, items, radius, ALL);
        for (var threads = 1; threads <= 4; threads++) {
            var found = new ArrayList<List<Pair>>();
            RadiusJoin.of(items)
                    .match(
                            latitudes(places),
                            longitudes(places),
                            radius,
                            ALL,
                            threads,
                            thread -> {
                                var mine = new ArrayList<Pair>();
                                found.add(mine);
                                return (place, item, metres) ->
                                        mine.add(new Pair(place, item, metres));
                            });
            assertThat(found).hasSize(threads);
            assertThat(found.stream().flatMap(List::stream).sorted(BY_NUMBERS).toList())
                    .isEqualTo(once);
        }
    }

    @Test
    void throwsOnWhatASinkThrows() {
        var spot = points(1, 1, 1);
        assertThatThrownBy(() ->
                        RadiusJoin.of(spot)
                                .match(
                                        latitudes(spot),
                                        longitudes(spot),
                                        Distance.ZERO,
                                        ALL,
                                        2,
                                        thread ->
                                                (place, item, metres) -> {
                                                    throw new IllegalStateException("full");
                                                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
        assertThatThrownBy(() ->
                        RadiusJoin.of(spot)
                                .match(
                                        new double[1],
                                        new double[2],
                                        Distance.ZERO,
                                        ALL,
                                        (place, item, metres) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void matchesEveryPlaceWithEveryItemWhenAllAreOnOneSpot() {
        var spot = java.util.Collections.nCopies(40, GeoPoint.of(51.75, -1.25));
        assertThat(pairs(spot, spot, Distance.ZERO, ALL)).hasSize(1_600);
    }
}
