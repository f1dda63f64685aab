package org.doorstep.geo.walk.turf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doorstep.geo.walk.turf.Streets.cut;
import static org.doorstep.geo.walk.turf.Streets.place;
import static org.doorstep.geo.walk.turf.Streets.turfByKey;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.walk.DoorLabel;
import org.doorstep.geo.walk.StreetLine;
import org.doorstep.geo.walk.StreetSide;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Turf cutting from the simplest ground to the strangest.
class TurfCutterTest {

    private static TurfRequest<String> request(Streets streets, int wanted) {
        return TurfRequest.of(streets.all, TurfOptions.of(wanted));
    }

    private static List<Integer> doors(TurfCut<String> cut) {
        return cut.turfs().stream().map(Turf::doors).toList();
    }

    private static Set<String> streetsOf(Turf<String> turf) {
        return turf.frontages().stream().map(Frontage::street).collect(Collectors.toSet());
    }

    // A: one street

    @Test
    void a1LeavesAShortStreetWhole() {
        var cut = cut(request(new Streets().street("Ash", 0, 0, 190, 0), 40));
        assertThat(doors(cut)).containsExactly(40);
        assertThat(cut.turfs().getFirst().standsAlone()).isTrue();
        assertThat(cut.report().sidesSplit()).isZero();
    }

    @Test
    void a2HalvesALongStreetEvenly() {
        var cut = cut(request(new Streets().street("Ash", 0, 0, 390, 0), 40));
        assertThat(doors(cut)).containsExactly(40, 40);
    }

    @Test
    void a3GivesEachSideOfALongStreetToOneTurfWhereSidesAreKeptWhole() {
        var streets = new Streets().street("Ash", 0, 0, 390, 0);
        var cut = cut(TurfRequest.of(streets.all, TurfOptions.of(40).withSidesWhole()));
        assertThat(cut.turfs())
                .extracting(
                        turf -> turf.frontages().stream().map(Frontage::side).distinct().toList())
                .containsExactlyInAnyOrder(List.of(StreetSide.ODD), List.of(StreetSide.EVEN));
        assertThat(cut.report().sidesSplit()).isZero();
        assertThat(cut.report().buildings()).isEqualTo(2);
    }

    // B: few streets

    @Test
    void b1GivesEachOfTwoEqualStreetsOneTurf() {
        var streets = new Streets().street("Ash", 0, 0, 190, 0).street("Oak", 0, 120, 190, 120);
        var cut = cut(request(streets, 40));
        assertThat(cut.turfs().stream().map(TurfCutterTest::streetsOf))
                .containsExactlyInAnyOrder(Set.of("Ash"), Set.of("Oak"));
    }

    @Test
    void b2JoinsAStreetToTheOneItEndsAt() {
        var streets = new Streets().street("Ash", 0, 0, 190, 0).street("Oak", 100, 30, 100, 120);
        assertThat(cut(request(streets, 60)).turfs()).hasSize(1);
    }

    @Test
    void b3JoinsStreetsThatCrossBetweenTheirDoors() {
        var streets = new Streets();
        for (var i = 0; i < 10; i++) {
            var gap = i >= 5 ? 40 : 0;
            streets.house("Ash", "" + (2 * i + 1), place(i * 10 + gap, 0), 1);
            streets.house("Oak", "" + (2 * i + 1), place(65, i * 10 + gap - 65), 1);
        }
        var ground = Ground.of(request(streets, 40));
        assertThat(IntStream.range(0, ground.size()).map(ground::piece)).containsOnly(0);
    }

    // C: buildings

    @Test
    void c1KeepsTheFlatsOfABuildingTogether() {
        var streets = new Streets();
        for (var flat = 1; flat <= 200; flat++) {
            var label = new DoorLabel(flat <= 100 ? "1" : "3", "Flat " + flat);
            streets.all.add(
                    Frontage.building("flat " + flat, "Ash", label, place(flat / 10.0, 0), 1));
        }
        var cut = cut(request(streets, 50));
        assertThat(doors(cut)).containsExactly(100, 100);
        assertThat(cut.report().buildings()).isEqualTo(2);
    }

    @Test
    void c2TellsBuildingsOfOneNumberApartByTheirPlace() {
        var streets = new Streets();
        streets.house("Ash", "1", place(0, 0), 40).house("ash", "2", place(20, 0), 40);
        streets.all.add(Frontage.building("far", "Ash", DoorLabel.of("1"), place(5_000, 0), 40));
        assertThat(cut(request(streets, 40)).report().buildings()).isEqualTo(3);
    }

    @Test
    void c3GivesABuildingLargerThanATurfATurfOfItsOwn() {
        var streets = new Streets().street("Ash", 0, 0, 390, 0);
        streets.house("Ash", "83", place(410, 0), 150);
        var cut = cut(request(streets, 40));
        assertThat(doors(cut).stream().sorted()).containsExactly(40, 40, 150);
        assertThat(cut.report().balance().least()).isEqualTo(150);
    }

    @Test
    void c4CarriesBuildingsWithoutDoorsAlong() {
        var streets = new Streets().street("Ash", 0, 0, 190, 0);
        streets.house("Ash", "41", place(200, 0), 0);
        var cut = cut(request(streets, 40));
        assertThat(doors(cut)).containsExactly(40);
        assertThat(cut.turfs().getFirst().keys()).contains("Ash 41");
    }

    @Test
    void c5TakesAStretchAsOneBuilding() {
        var line = List.of(place(0, 0), place(300, 0));
        var odd = new StreetLine<>("odd", "Ash", StreetSide.ODD, line, 45);
        var even = new StreetLine<>("even", "Ash", StreetSide.EVEN, line, 47);
        var rows = List.of(Frontage.stretch(odd), Frontage.stretch(even));
        var cut = cut(TurfRequest.of(rows, TurfOptions.of(46)));
        assertThat(doors(cut)).containsExactlyInAnyOrder(45, 47);
    }

    // D: ground that hangs together and ground that does not

    @Test
    void d1LetsAPieceSmallerThanATurfStandAlone() {
        var streets = new Streets().street("Ash", 0, 0, 390, 0).street("Far", 3_000, 0, 3_050, 0);
        var cut = cut(request(streets, 40));
        assertThat(doors(cut)).containsExactlyInAnyOrder(40, 40, 12);
        assertThat(cut.turfs())
                .filteredOn(Turf::standsAlone)
                .singleElement()
                .satisfies(turf -> assertThat(streetsOf(turf)).containsExactly("Far"));
        assertThat(cut.report().pieces()).isEqualTo(2);
        assertThat(cut.report().balance().ratio()).isEqualTo(1.0);
    }

    @Test
    void d2ReachesAsFarAsTheReach() {
        var streets = new Streets().street("Ash", 0, 0, 190, 0).street("Far", 390, 0, 580, 0);
        assertThat(cut(request(streets, 80)).turfs()).hasSize(1);
        var shorter = TurfOptions.of(80).withReach(Distance.ofMetres(190));
        assertThat(cut(TurfRequest.of(streets.all, shorter)).turfs()).hasSize(2);
    }

    @Test
    void d3CrossesNoRiver() {
        var streets = new Streets().street("Ash", 0, 0, 190, 0).street("Oak", 0, 60, 190, 60);
        var river = new Barrier(List.of(place(-500, 30), place(700, 30)));
        var cut = cut(request(streets, 80).withBarriers(List.of(river)));
        assertThat(cut.turfs().stream().map(TurfCutterTest::streetsOf))
                .containsExactlyInAnyOrder(Set.of("Ash"), Set.of("Oak"));
    }

    @Test
    void d4CutsAStreetThatABarrierCuts() {
        var streets = new Streets().street("Ash", 0, 0, 390, 0);
        var railway = new Barrier(List.of(place(95, -500), place(95, 500)));
        var cut = cut(request(streets, 80).withBarriers(List.of(railway)));
        assertThat(doors(cut)).containsExactlyInAnyOrder(20, 60);
        assertThat(cut.report().sidesSplit()).isZero();
    }

    @Test
    void d5WalksRoundTheEndOfABarrierAndThroughAGapInIt() {
        var streets = new Streets().street("Ash", 0, 0, 190, 0).street("Oak", 0, 60, 190, 60);
        var fence = new Barrier(List.of(place(-500, 30), place(150, 30)));
        assertThat(cut(request(streets, 80).withBarriers(List.of(fence))).turfs()).hasSize(1);
        var rest = new Barrier(List.of(place(175, 30), place(700, 30)));
        assertThat(cut(request(streets, 80).withBarriers(List.of(fence, rest))).turfs()).hasSize(1);
    }

    @Test
    void d6CutsOffABuildingThatStandsOnTheBarrier() {
        var streets = new Streets().house("Ash", "1", place(0, 0), 5);
        streets.house("Ash", "3", place(10, 0), 5).house("Ash", "5", place(20, 0), 5);
        var wall = new Barrier(List.of(place(10, -50), place(10, 0), place(10, 50)));
        assertThat(cut(request(streets, 40).withBarriers(List.of(wall))).turfs()).hasSize(3);
    }

    // E: places unknown

    @Test
    void e1WorksFromStreetAndNumberOrderAlone() {
        var streets = new Streets();
        for (var name : List.of("Ash", "Beech", "Cedar", "Date")) {
            streets.streetWithoutPlaces(name, 40);
        }
        var cut = cut(request(streets, 80));
        assertThat(cut.turfs().stream().map(TurfCutterTest::streetsOf))
                .containsExactlyInAnyOrder(Set.of("Ash", "Beech"), Set.of("Cedar", "Date"));
        assertThat(cut.report().sidesSplit()).isZero();
    }

    @Test
    void e2PutsAHouseWithoutPlaceBetweenItsNeighbours() {
        var streets = new Streets().street("Ash", 0, 0, 390, 0);
        var known = streets.all.stream().filter(row -> !row.key().equals("Ash 21")).toList();
        var rows = new ArrayList<>(known);
        rows.add(Frontage.building("Ash 21", "Ash", DoorLabel.of("21"), null, 1));
        var turfs = turfByKey(cut(TurfRequest.of(rows, TurfOptions.of(40))));
        assertThat(turfs.get("Ash 21")).isEqualTo(turfs.get("Ash 19"));
        assertThat(turfs.get("Ash 21")).isEqualTo(turfs.get("Ash 23"));
    }

    @Test
    void e3KeepsStreetsOfUnknownPlaceApartFromKnownOnes() {
        var streets = new Streets().street("Ash", 0, 0, 190, 0).streetWithoutPlaces("Lost", 30);
        assertThat(doors(cut(request(streets, 40)))).containsExactlyInAnyOrder(40, 30);
    }

    // F: changes

    @Test
    void f1ChangesNothingWhereNothingChanged() {
        var request = request(Streets.town(6, 6, 1), 60);
        var first = cut(request);
        var second = cut(request.withPrevious(first));
        assertThat(turfByKey(second)).isEqualTo(turfByKey(first));
        assertThat(second.report().doorsMoved()).isZero();
    }

    @Test
    void f2GivesANewHouseToItsNeighboursTurf() {
        var streets = new Streets().street("Ash", 0, 0, 390, 0);
        var first = cut(request(streets, 40));
        streets.house("Ash", "13A", place(65, 9), 1);
        var second = turfByKey(cut(request(streets, 40).withPrevious(first)));
        assertThat(second.get("Ash 13A")).isEqualTo(turfByKey(first).get("Ash 13"));
        assertThat(second).containsAllEntriesOf(turfByKey(first));
    }

    @Test
    void f3CutsAnewWhereTheWantedSizeChangedAndKeepsNumbersWhereItCan() {
        var streets = new Streets().street("Ash", 0, 0, 790, 0);
        var first = cut(request(streets, 80));
        var second = cut(request(streets, 40).withPrevious(first));
        assertThat(doors(second)).hasSize(4).allSatisfy(some -> assertThat(some).isBetween(37, 41));
        assertThat(second.report().doorsMoved()).isBetween(78, 86);
    }

    // G: what nobody should ask

    @Test
    void g1RefusesNothingToCut() {
        assertThat(TurfCutter.cut(request(new Streets(), 40)))
                .isEqualTo(new TurfRefusal<String>(TurfRefusal.Reason.NOTHING_TO_CUT));
    }

    @Test
    void g2RefusesStreetsWithoutADoor() {
        var streets = new Streets().house("Ash", "1", place(0, 0), 0);
        assertThat(TurfCutter.cut(request(streets, 40)))
                .isEqualTo(new TurfRefusal<String>(TurfRefusal.Reason.NO_DOORS));
    }

    @Test
    void g3RefusesAKeyThatStandsTwice() {
        var streets =
                new Streets().house("Ash", "1", place(0, 0), 1).house("Ash", "1", place(9, 0), 1);
        assertThat(TurfCutter.cut(request(streets, 40)))
                .isEqualTo(new TurfRefusal<String>(TurfRefusal.Reason.SAME_KEY_TWICE));
    }

    @Test
    void g4CutsOneHome() {
        var cut = cut(request(new Streets().house("Ash", "1", place(0, 0), 1), 40));
        assertThat(doors(cut)).containsExactly(1);
    }

    @Test
    void g5CutsAHundredHomesOnOneSpot() {
        var streets = new Streets();
        for (var i = 1; i <= 160; i++) {
            streets.house("Ash", "" + i, place(0, 0), 1);
        }
        assertThat(doors(cut(request(streets, 40))))
                .hasSize(4)
                .allSatisfy(some -> assertThat(some).isBetween(37, 41));
    }

    @Test
    void g6RefusesNumbersOutOfRangeAtTheDoor() {
        assertThatThrownBy(() -> TurfOptions.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TurfOptions.of(40).withReach(Distance.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Barrier(List.of(place(0, 0))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> place(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frontage.building(1, "Ash", DoorLabel.of("1"), null, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // Z: strange streets

    @Test
    void z1TakesNamesAmongNumbers() {
        var streets = new Streets().street("Ash", 0, 0, 190, 0);
        streets.house("Ash", "Rose Cottage", place(55, 14), 1);
        streets.house("Ash", "The Old Forge", place(120, -14), 1);
        assertThat(doors(cut(request(streets, 42)))).containsExactly(42);
    }

    @Test
    void z2DoesNotMindTheOrderOfTheList() {
        var town = Streets.town(6, 6, 3);
        var shuffled = new ArrayList<>(town.all);
        Collections.shuffle(shuffled, new Random(5));
        var keys = new HashSet<String>();
        for (var turf : cut(TurfRequest.of(shuffled, TurfOptions.of(60))).turfs()) {
            keys.addAll(turf.keys());
        }
        assertThat(keys).hasSize(town.all.size());
    }

    @Test
    void z3CutsALadderOfClosesThatHangOnOneStreet() {
        var streets = new Streets().street("Spine", 0, 0, 600, 0);
        for (var i = 0; i < 8; i++) {
            streets.street("Close " + i, 20 + i * 75, 30, 20 + i * 75, 120);
        }
        var cut = cut(request(streets, 47));
        assertThat(cut.report().balance().largest())
                .isLessThanOrEqualTo(cut.report().balance().bound());
    }
}
