package org.doorstep.geo.nearby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

class NearbyIndexTest {

    private record Stall(int id, GeoPoint place, boolean over) {}

    private static final Comparator<Stall> BY_ID = Comparator.comparingInt(Stall::id);

    private static NearbyIndex<Stall> index(List<Stall> stalls) {
        return NearbyIndex.of(stalls, Stall::place, BY_ID);
    }

    private static final GeoPoint CARFAX = GeoPoint.of(51.7520, -1.2577);

    @Test
    void findsNothingInAnEmptyIndex() {
        assertThat(index(List.of()).nearest(CARFAX, 5)).isEmpty();
        assertThat(index(List.of()).within(CARFAX, Distance.ofKilometres(50))).isEmpty();
    }

    @Test
    void findsAnItemOnTheVerySpotAtNoDistance() {
        var only = new Stall(1, CARFAX, false);
        assertThat(index(List.of(only)).within(CARFAX, Distance.ZERO))
                .containsExactly(new Near<>(only, Distance.ZERO));
    }

    @Test
    void countsAPlaceExactlyAtTheRadiusAsWithin() {
        var stall = new Stall(1, GeoPoint.of(51.8, -1.2), false);
        var radius = CARFAX.distanceTo(stall.place());
        assertThat(index(List.of(stall)).within(CARFAX, radius)).hasSize(1);
        assertThat(
                        index(List.of(stall))
                                .within(CARFAX, Distance.ofMetres(Math.nextDown(radius.metres()))))
                .isEmpty();
    }

    @Test
    void ordersItemsEquallyFarByTheComparatorWhateverOrderTheyCameIn() {
        var stalls = new ArrayList<Stall>();
        for (var i = 0; i < 50; i++) {
            stalls.add(new Stall(i, GeoPoint.of(51.76, -1.25), false));
        }
        for (var seed = 0; seed < 5; seed++) {
            Collections.shuffle(stalls, new Random(seed));
            assertThat(index(stalls).nearest(CARFAX, 10).stream().map(near -> near.item().id()))
                    .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    @Test
    void findsTheFiveFutureOnesBehindAThousandPastOnes() {
        var stalls = new ArrayList<Stall>();
        for (var i = 0; i < 1_000; i++) {
            stalls.add(new Stall(i, GeoPoint.of(51.752 + i * 1e-6, -1.2577), true));
        }
        for (var i = 1_000; i < 1_005; i++) {
            stalls.add(new Stall(i, GeoPoint.of(52 + i * 1e-5, -1.2), false));
        }
        assertThat(
                        index(stalls).nearest(CARFAX, 5, stall -> !stall.over()).stream()
                                .map(near -> near.item().id()))
                .containsExactly(1_000, 1_001, 1_002, 1_003, 1_004);
    }

    @Test
    void answersAsBruteForceDoes() {
        var random = new Random(12);
        for (var round = 0; round < 20; round++) {
            var stalls = new ArrayList<Stall>();
            for (var i = 0; i < 600; i++) {
                // Every third place is taken twice, and some rounds are very crowded.
                var step = round % 2 == 0 ? 1e-2 : 1e-4;
                stalls.add(
                        new Stall(
                                i,
                                GeoPoint.of(
                                        51 + random.nextInt(100) * step,
                                        -2 + random.nextInt(100) * step),
                                random.nextBoolean()));
            }
            var index = index(stalls);
            for (var ask = 0; ask < 50; ask++) {
                var centre = GeoPoint.of(51 + random.nextDouble(), -2 + random.nextDouble());
                Predicate<Stall> open = stall -> !stall.over();
                var radius = Distance.ofKilometres(random.nextDouble() * 60);
                var expected = bruteForce(stalls, centre, radius, open);
                assertThat(index.within(centre, radius, open)).isEqualTo(expected);
                var count = random.nextInt(20);
                assertThat(index.nearest(centre, count, radius, open))
                        .isEqualTo(expected.subList(0, Math.min(count, expected.size())));
            }
        }
    }

    @Test
    void answersAsBruteForceDoesWhenNothingIsNear() {
        var random = new Random(13);
        var stalls = new ArrayList<Stall>();
        for (var i = 0; i < 400; i++) {
            stalls.add(
                    new Stall(
                            i,
                            GeoPoint.of(50 + 9 * random.nextDouble(), -6 + 7 * random.nextDouble()),
                            i % 3 > 0));
        }
        var far = Distance.ofKilometres(25_000);
        for (var centre : List.of(CARFAX, GeoPoint.of(0, 0), GeoPoint.of(-52, 178))) {
            var expected = bruteForce(stalls, centre, far, stall -> !stall.over());
            assertThat(index(stalls).nearest(centre, 70, stall -> !stall.over()))
                    .isEqualTo(expected.subList(0, 70));
            assertThat(index(stalls).within(centre, far, stall -> !stall.over()))
                    .isEqualTo(expected);
        }
    }

    @Test
    void seesAcrossTheAntimeridianAndThePole() {
        var fiji = new Stall(1, GeoPoint.of(-17, -179.99), false);
        var pole = new Stall(2, GeoPoint.of(89.99, -90), false);
        var index = index(List.of(fiji, pole));
        assertThat(index.within(GeoPoint.of(-17, 179.99), Distance.ofKilometres(3))).hasSize(1);
        assertThat(index.within(GeoPoint.of(89.99, 90), Distance.ofKilometres(3))).hasSize(1);
    }

    @Test
    void refusesANegativeCount() {
        assertThatThrownBy(() -> index(List.of()).nearest(CARFAX, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(index(List.of(new Stall(1, CARFAX, false))).nearest(CARFAX, 0)).isEmpty();
    }

    private static List<Near<Stall>> bruteForce(
            List<Stall> stalls, GeoPoint centre, Distance radius, Predicate<Stall> filter) {
        return stalls.stream()
                .filter(filter)
                .map(stall -> new Near<>(stall, centre.distanceTo(stall.place())))
                .filter(near -> !near.distance().isLongerThan(radius))
                .sorted(
                        Comparator.comparing((Near<Stall> near) -> near.distance())
                                .thenComparing(near -> near.item(), BY_ID))
                .toList();
    }

    // Bad and odd input

    @Test
    void answersInTheOrderOfTheComparatorWhenAllPlacesAreOne() {
        var stalls = new java.util.ArrayList<Stall>();
        for (var id = 1_000; id > 0; id--) {
            stalls.add(new Stall(id, CARFAX, false));
        }
        var index = index(stalls);
        assertThat(index.within(CARFAX, Distance.ZERO)).hasSize(1_000);
        assertThat(index.nearest(CARFAX, 3))
                .extracting(near -> near.item().id())
                .containsExactly(1, 2, 3);
    }

    @Test
    void aRadiusOrAPlaceThatIsNoneCannotBeAskedAbout() {
        var index = index(List.of(new Stall(1, CARFAX, false)));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> index.within(CARFAX, Distance.ofMetres(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> index.nearest(GeoPoint.of(Double.NaN, 0), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(index.nearest(GeoPoint.of(-1.2577, 51.7520), 1)).hasSize(1); // swapped: far away
    }
}
