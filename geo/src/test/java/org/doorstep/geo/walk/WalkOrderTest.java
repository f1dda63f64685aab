package org.doorstep.geo.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Walks from the simplest to the strangest.
class WalkOrderTest {

    private static GeoPoint point(double east, double north) {
        return GeoPoint.of(51.75 + north * 1e-3, -1.25 + east * 1e-3);
    }

    private static StreetLine<String> street(String key, double... eastNorth) {
        var line = new ArrayList<GeoPoint>();
        for (var i = 0; i < eastNorth.length; i += 2) {
            line.add(point(eastNorth[i], eastNorth[i + 1]));
        }
        return StreetLine.of(key, line, 10);
    }

    @Test
    void a1WalksNothing() {
        var walk = WalkOrder.shortest(List.<StreetLine<String>>of(), WalkEnds.free());
        assertThat(walk.legs()).isEmpty();
        assertThat(walk.length().total()).isEqualTo(Distance.ZERO);
    }

    @Test
    void a2WalksOneStreet() {
        var walk = WalkOrder.shortest(List.of(street("a", 0, 0, 1, 0)), WalkEnds.free());
        assertThat(walk.keys()).containsExactly("a");
        assertThat(walk.length().between()).isEqualTo(Distance.ZERO);
        assertThat(walk.length().along().metres()).isCloseTo(69, within(1.0));
    }

    @Test
    void a3StartsAtTheNearEndOfTheStreet() {
        var walk =
                WalkOrder.shortest(List.of(street("a", 0, 0, 1, 0)), WalkEnds.from(point(1.1, 0)));
        assertThat(walk.legs().getFirst().backwards()).isTrue();
    }

    @Test
    void b1WalksARowOfStreetsFromEndToEnd() {
        var row =
                List.of(
                        street("c", 4, 0, 5, 0),
                        street("a", 0, 0, 1, 0),
                        street("d", 7, 0, 6, 0),
                        street("b", 2, 0, 3, 0));
        var walk = WalkOrder.shortest(row, WalkEnds.from(point(-1, 0)));
        assertThat(walk.keys()).containsExactly("a", "b", "c", "d");
        assertThat(walk.legs().stream().map(WalkLeg::backwards))
                .containsExactly(false, false, false, true);
    }

    @Test
    void b2WalksUpOneSideAndDownTheOther() {
        var sides = List.of(street("odd", 0, 0, 5, 0), street("even", 0, 0.1, 5, 0.1));
        var walk = WalkOrder.shortest(sides, WalkEnds.roundTrip(point(0, 0)));
        assertThat(walk.legs().get(0).backwards()).isNotEqualTo(walk.legs().get(1).backwards());
    }

    @Test
    void b3CorrectsStraightLinesByTheFactor() {
        var two = List.of(street("a", 0, 0), street("b", 1, 0));
        var walk = WalkOrder.shortest(two, WalkEnds.free());
        var straight = point(0, 0).distanceTo(point(1, 0));
        assertThat(walk.length().between().metres())
                .isCloseTo(straight.metres() * 1.3, within(1e-6));
        assertThat(walk.length().doors()).isEqualTo(20);
    }

    @Test
    void b4EstimatesTimeFromWayAndDoors() {
        var length = new WalkLength(Distance.ofMetres(2_000), Distance.ofMetres(1_000), 60);
        assertThat(length.time(WalkPace.LEAFLETING))
                .isEqualTo(Duration.ofMinutes(40).plusMinutes(30));
        assertThat(length.time(WalkPace.CANVASSING))
                .isEqualTo(Duration.ofMinutes(40).plusMinutes(180));
    }

    @Test
    void c1PutsPartsWithoutAPlaceLastInStreetOrder() {
        var parts =
                List.of(
                        new StreetLine<>("z2", "Zoo Lane", StreetSide.EVEN, List.of(), 3),
                        new StreetLine<>("z1", "Zoo Lane", StreetSide.ODD, List.of(), 3),
                        new StreetLine<>("a", "Ash Road", StreetSide.BOTH, List.of(), 3),
                        street("here", 0, 0, 1, 0));
        assertThat(WalkOrder.shortest(parts, WalkEnds.free()).keys())
                .containsExactly("here", "a", "z1", "z2");
    }

    @Test
    void c2CopesWithEverythingInOnePlace() {
        var same = IntStream.range(0, 30).mapToObj(i -> street("s" + i, 1, 1)).toList();
        var walk = WalkOrder.shortest(same, WalkEnds.roundTrip(point(1, 1)));
        assertThat(new HashSet<>(walk.keys())).hasSize(30);
        assertThat(walk.length().total()).isEqualTo(Distance.ZERO);
    }

    @Test
    void d1LeadsBackToTheFirstDoorInALoop() {
        var corners =
                List.of(street("a", 0, 0), street("c", 5, 5), street("b", 5, 0), street("d", 0, 5));
        var walk = WalkOrder.shortest(corners, WalkEnds.closed(), FootWays.straight(1));
        assertThat(walk.keys()).first().isEqualTo("a");
        assertThat(walk.keys().get(2)).isEqualTo("c");
        var round =
                2 * point(0, 0).distanceTo(point(5, 0)).metres()
                        + 2 * point(0, 0).distanceTo(point(0, 5)).metres();
        assertThat(walk.length().between().metres()).isCloseTo(round, within(0.1));
    }

    @Test
    void d2BeginsALoopAtTheEndOfAStreetNotInItsMiddle() {
        var sides = List.of(street("odd", 0, 0, 5, 0), street("even", 0, 0.1, 5, 0.1));
        var walk = WalkOrder.shortest(sides, WalkEnds.closed());
        assertThat(walk.keys()).containsExactly("odd", "even");
        assertThat(walk.legs().stream().map(WalkLeg::backwards)).containsExactly(false, true);
    }

    @Test
    void d3EndsWhereItIsToldTo() {
        var row = List.of(street("b", 2, 0), street("c", 1, 0), street("a", 3, 0));
        assertThat(WalkOrder.shortest(row, WalkEnds.to(point(0, 0))).keys())
                .containsExactly("a", "b", "c");
        assertThat(WalkOrder.shortest(row, WalkEnds.between(point(4, 0), point(0, 0))).keys())
                .containsExactly("a", "b", "c");
    }

    @Test
    void d4WalksToAndFroWithoutADoor() {
        var walk =
                WalkOrder.shortest(
                        List.<StreetLine<String>>of(), WalkEnds.between(point(0, 0), point(1, 0)));
        assertThat(walk.legs()).isEmpty();
        assertThat(walk.length().between().metres())
                .isCloseTo(1.3 * point(0, 0).distanceTo(point(1, 0)).metres(), within(1e-6));
    }

    @Test
    void d5PassesDoorsOnOneSpotInTheOrderGiven() {
        var doors =
                List.of(
                        street("flat 1", 1, 0),
                        street("far", 5, 0),
                        street("flat 2", 1, 0),
                        street("flat 3", 1, 0));
        assertThat(WalkOrder.shortest(doors, WalkEnds.from(point(0, 0))).keys())
                .containsExactly("flat 1", "flat 2", "flat 3", "far");
    }

    @Test
    void d6GoesRoundTheWorldIfItMust() {
        var far =
                List.of(
                        StreetLine.of("fiji", List.of(GeoPoint.of(-17, 178)), 1),
                        StreetLine.of("pole", List.of(GeoPoint.of(90, 0)), 1),
                        StreetLine.of("samoa", List.of(GeoPoint.of(-14, -172)), 1),
                        StreetLine.of("tonga", List.of(GeoPoint.of(-21, -175)), 1));
        var walk = WalkOrder.shortest(far, WalkEnds.free());
        assertThat(walk.keys()).containsExactlyInAnyOrder("fiji", "pole", "samoa", "tonga");
        assertThat(walk.length().total())
                .isLessThanOrEqualTo(WalkOrder.asGiven(far, WalkEnds.free()).length().total());
    }

    @Test
    void refusesDoorsBelowZero() {
        assertThatThrownBy(() -> StreetLine.of("a", List.of(), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void y1IsAPermutationNeverLongerThanTheOrderGivenAndTheSameEachTime() {
        var random = new Random(21);
        for (var round = 0; round < 60; round++) {
            var lines = randomStreets(random, 1 + random.nextInt(40));
            var ends =
                    switch (round % 6) {
                        case 0 -> WalkEnds.free();
                        case 1 -> WalkEnds.from(point(3, 3));
                        case 2 -> WalkEnds.roundTrip(point(0, 0));
                        case 3 -> WalkEnds.closed();
                        case 4 -> WalkEnds.to(point(3, 3));
                        default -> WalkEnds.between(point(0, 0), point(10, 10));
                    };
            var given = WalkOrder.asGiven(lines, ends);
            var walk = WalkOrder.shortest(lines, ends);
            assertThat(walk.keys()).containsExactlyInAnyOrderElementsOf(given.keys());
            assertThat(walk.length().total()).isLessThanOrEqualTo(given.length().total());
            assertThat(WalkOrder.shortest(lines, ends)).isEqualTo(walk);
            var bestFirst = walk.legs().stream().map(WalkLeg::line).toList();
            assertThat(WalkOrder.shortest(bestFirst, ends).length().total().metres())
                    .isLessThanOrEqualTo(
                            WalkOrder.asGiven(bestFirst, ends).length().total().metres());
        }
    }

    @Test
    void y2FindsTheShortestWalkOfAFewStreetsAsTryingAllDoes() {
        var random = new Random(22);
        var found = 0;
        for (var round = 0; round < 40; round++) {
            var lines = randomStreets(random, 5);
            var ends = round % 2 == 0 ? WalkEnds.free() : WalkEnds.roundTrip(point(5, 5));
            var best = shortestByTryingAll(lines, ends);
            var walk = WalkOrder.shortest(lines, ends).length().total().metres();
            assertThat(walk).isGreaterThanOrEqualTo(best - 1e-6).isLessThanOrEqualTo(best * 1.05);
            found += walk <= best + 0.1 ? 1 : 0;
        }
        assertThat(found).isEqualTo(40);
    }

    private static double shortestByTryingAll(List<StreetLine<String>> lines, WalkEnds ends) {
        var least = Double.POSITIVE_INFINITY;
        for (var order : permutations(new ArrayList<>(lines), 0)) {
            for (var turned = 0; turned < 1 << lines.size(); turned++) {
                var way = new ArrayList<StreetLine<String>>();
                for (var i = 0; i < order.size(); i++) {
                    var line = order.get(i);
                    way.add(
                            (turned >> i & 1) == 0
                                    ? line
                                    : StreetLine.of(line.key(), line.line().reversed(), 1));
                }
                least = Math.min(least, WalkOrder.asGiven(way, ends).length().total().metres());
            }
        }
        return least;
    }

    private static <T> List<List<T>> permutations(List<T> items, int from) {
        if (from == items.size()) {
            return List.of(List.copyOf(items));
        }
        var all = new ArrayList<List<T>>();
        for (var i = from; i < items.size(); i++) {
            Collections.swap(items, from, i);
            all.addAll(permutations(items, from + 1));
            Collections.swap(items, from, i);
        }
        return all;
    }

    private static List<StreetLine<String>> randomStreets(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    double east = random.nextDouble() * 10;
                    double north = random.nextDouble() * 10;
                    return street(
                            "s" + i,
                            east,
                            north,
                            east + random.nextDouble() - 0.5,
                            north + random.nextDouble() - 0.5);
                })
                .toList();
    }
}
