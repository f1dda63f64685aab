package org.doorstep.geo.walk.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.DoorLabel;
import org.doorstep.geo.walk.FootWays;
import org.doorstep.geo.walk.WalkEnds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Streets from the simplest to the strangest.
class DoorWalkTest {

    private static GeoPoint point(double east, double north) {
        return GeoPoint.of(51.75 + north * 1e-4, -1.25 + east * 1.6e-4);
    }

    private static Door<String> door(String building, @Nullable GeoPoint place) {
        return new Door<>(building, "Elm Road", DoorLabel.of(building), place);
    }

    private static Door<String> flat(String building, String unit, @Nullable GeoPoint place) {
        return new Door<>(building + "/" + unit, "Elm Road", new DoorLabel(building, unit), place);
    }

    private static List<String> walk(List<Door<String>> doors, WalkStyle style, WalkEnds ends) {
        return DoorWalk.shortest(doors, style, ends, FootWays.straight()).keys();
    }

    /// Numbers 1 to 10 along a street that runs east, odd ones to the south.
    private static List<Door<String>> elmRoad() {
        return IntStream.rangeClosed(1, 10)
                .mapToObj(n -> door("" + n, point((n - 1) / 2 * 2, n % 2 == 0 ? 1 : 0)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void a1WalksNothing(WalkStyle style) {
        var walk =
                DoorWalk.shortest(
                        List.<Door<String>>of(), style, WalkEnds.free(), FootWays.straight());
        assertThat(walk.doors()).isEmpty();
        assertThat(walk.length().total()).isEqualTo(Distance.ZERO);
    }

    @ParameterizedTest
    @EnumSource
    void a2KnocksAtOneDoor(WalkStyle style) {
        assertThat(walk(List.of(door("1", point(0, 0))), style, WalkEnds.closed()))
                .containsExactly("1");
    }

    @Test
    void b1GoesUpTheOddSideAndDownTheEvenOne() {
        assertThat(walk(elmRoad(), WalkStyle.ONE_SIDE, WalkEnds.from(point(-1, 0))))
                .containsExactly("1", "3", "5", "7", "9", "10", "8", "6", "4", "2");
    }

    @Test
    void b2CrossesOverInAQuietStreet() {
        var crossing = walk(elmRoad(), WalkStyle.BOTH_SIDES, WalkEnds.from(point(-1, 0)));
        assertThat(crossing).containsExactly("1", "2", "4", "3", "5", "6", "8", "7", "9", "10");
    }

    @Test
    void b3CrossesOverBesideTheDoorsNotBesideTheNumbers() {
        var far =
                Stream.concat(
                                IntStream.of(1, 3, 5).mapToObj(n -> door("" + n, point(n, 0))),
                                IntStream.of(40, 42, 44)
                                        .mapToObj(n -> door("" + n, point(45 - n, 1))))
                        .toList();
        assertThat(walk(far, WalkStyle.BOTH_SIDES, WalkEnds.from(point(-5, 0))))
                .containsExactly("1", "44", "42", "3", "5", "40");
    }

    @Test
    void b4PutsNamedHousesWhereTheyStand() {
        var doors = new ArrayList<>(elmRoad());
        doors.add(door("Rose Cottage", point(3, -0.2)));
        assertThat(walk(doors, WalkStyle.ONE_SIDE, WalkEnds.from(point(-1, 0))))
                .startsWith("1", "3", "Rose Cottage", "5");
    }

    @Test
    void c1KeepsFlatsInOrderWhicheverWayTheStreetIsWalked() {
        var doors =
                List.of(
                        flat("1", "Flat 10", point(0, 0)),
                        flat("1", "Flat 2", point(0, 0)),
                        flat("3", "", point(1, 0)),
                        flat("3", "2", null),
                        flat("3", "Flat 1", point(1, 0)));
        for (var style : WalkStyle.values()) {
            assertThat(walk(doors, style, WalkEnds.from(point(-1, 0))))
                    .containsExactly("1/Flat 2", "1/Flat 10", "3/", "3/Flat 1", "3/2");
            assertThat(walk(doors, style, WalkEnds.from(point(2, 0))))
                    .containsExactly("3/", "3/Flat 1", "3/2", "1/Flat 2", "1/Flat 10");
        }
    }

    @Test
    void c2GoesByStreetAndNumberWhereNoPlaceIsKnown() {
        var doors =
                new ArrayList<>(
                        List.of(
                                door("1", null),
                                door("2", null),
                                door("3", null),
                                door("4", null),
                                new Door<>("ash", "Ash Way", DoorLabel.of("7"), null)));
        Collections.shuffle(doors, new Random(3));
        assertThat(walk(doors, WalkStyle.BOTH_SIDES, WalkEnds.free()))
                .containsExactly("ash", "1", "2", "3", "4");
        assertThat(walk(doors, WalkStyle.NEAREST, WalkEnds.free()))
                .containsExactly("ash", "1", "2", "3", "4");
        assertThat(walk(doors, WalkStyle.ONE_SIDE, WalkEnds.free()))
                .containsExactly("ash", "1", "3", "2", "4");
    }

    @Test
    void c3KeepsADoorWithoutAPlaceAmongItsNeighbours() {
        var doors = List.of(door("1", point(0, 0)), door("3", null), door("5", point(2, 0)));
        assertThat(walk(doors, WalkStyle.ONE_SIDE, WalkEnds.from(point(-1, 0))))
                .containsExactly("1", "3", "5");
    }

    @Test
    void c4DoesNotTakeTwoHighStreetsForOne() {
        var doors =
                List.of(
                        new Door<>("a1", "High Street, Oakham", DoorLabel.of("1"), point(0, 0)),
                        new Door<>("b1", "High Street, Ketton", DoorLabel.of("1"), point(500, 0)),
                        new Door<>("a3", "High Street, Oakham", DoorLabel.of("3"), point(1, 0)));
        assertThat(walk(doors, WalkStyle.ONE_SIDE, WalkEnds.from(point(-1, 0))))
                .containsExactly("a1", "a3", "b1");
    }

    @Test
    void d1ReturnsToItsFirstDoorInALoop() {
        var square =
                List.of(
                        door("1", point(0, 0)),
                        door("2", point(10, 10)),
                        door("3", point(10, 0)),
                        door("4", point(0, 10)));
        var walk =
                DoorWalk.shortest(
                        square, WalkStyle.NEAREST, WalkEnds.closed(), FootWays.straight(1));
        var round =
                2 * point(0, 0).distanceTo(point(10, 0)).metres()
                        + 2 * point(0, 0).distanceTo(point(0, 10)).metres();
        assertThat(walk.length().total().metres()).isCloseTo(round, within(0.01));
        assertThat(walk.keys()).first().isEqualTo("1");
    }

    @Test
    void y1HasEveryDoorOnceAndNeverPartsABuilding() {
        var random = new Random(11);
        for (var round = 0; round < 30; round++) {
            var doors = anyDoors(random, random.nextInt(120));
            var style = WalkStyle.values()[round % 3];
            var walk = DoorWalk.shortest(doors, style, WalkEnds.free(), FootWays.straight());
            assertThat(walk.doors()).containsExactlyInAnyOrderElementsOf(doors);
            assertThat(walk.length().doors()).isEqualTo(doors.size());
            assertThat(DoorWalk.shortest(doors, style, WalkEnds.free(), FootWays.straight()))
                    .isEqualTo(walk);
            assertThat(buildingsIn(walk.doors())).doesNotHaveDuplicates();
        }
    }

    private static List<Door<String>> anyDoors(Random random, int count) {
        var units = List.of("", "Flat 1", "2", "Shop 3");
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new Door<>(
                                "door " + i,
                                "Street " + random.nextInt(4),
                                new DoorLabel(
                                        random.nextInt(6) == 0
                                                ? "House " + i
                                                : "" + random.nextInt(60),
                                        units.get(random.nextInt(4))),
                                random.nextInt(5) == 0
                                        ? null
                                        : point(random.nextInt(30), random.nextInt(30))))
                .toList();
    }

    /// Each building as often as the walk comes to it.
    private static List<List<String>> buildingsIn(List<Door<String>> doors) {
        var met = new ArrayList<List<String>>();
        for (var door : doors) {
            var building = List.of(door.street(), door.label().building());
            if (met.isEmpty() || !met.getLast().equals(building)) {
                met.add(building);
            }
        }
        return met;
    }
}
