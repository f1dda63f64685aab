package org.doorstep.geo.walk.turf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doorstep.geo.walk.turf.Streets.cut;
import static org.doorstep.geo.walk.turf.Streets.place;
import static org.doorstep.geo.walk.turf.Streets.turfByKey;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo._support.VrpLib;
import org.doorstep.geo.walk.DoorLabel;
import org.doorstep.geo.walk.tour.TourBudget;
import org.doorstep.geo.walk.tour.TourSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Turfs that may not have more than so many doors, and vehicles that may not carry more than so
/// much.
class TurfLimitTest {

    private static List<Integer> doors(TurfCut<String> cut) {
        return cut.turfs().stream().map(Turf::doors).toList();
    }

    private static TurfRequest<String> limited(Streets streets, int wanted, int most) {
        return TurfRequest.of(streets.all, TurfOptions.of(wanted).withMostDoors(most));
    }

    @Test
    void a1CutsInTwoWhatWouldStandAloneAboveTheLimit() {
        var streets = new Streets().street("Ash", 0, 0, 240, 0);
        assertThat(doors(cut(TurfRequest.of(streets.all, TurfOptions.of(40))))).containsExactly(50);
        assertThat(doors(cut(limited(streets, 40, 45)))).containsExactlyInAnyOrder(25, 25);
    }

    @Test
    void a2AddsATurfWhereLargeBuildingsLeaveNoRoom() {
        var streets = new Streets();
        for (var i = 0; i < 3; i++) {
            streets.house("Ash", "" + (2 * i + 1), place(20 * i, 0), 6);
        }
        assertThat(doors(cut(limited(streets, 10, 10)))).containsExactly(6, 6, 6);
    }

    @Test
    void a3RefusesABuildingAboveTheLimit() {
        var streets = new Streets().street("Ash", 0, 0, 190, 0);
        streets.house("Ash", "41", place(200, 0), 46);
        assertThat(TurfCutter.cut(limited(streets, 40, 45)))
                .isEqualTo(new TurfRefusal<String>(TurfRefusal.Reason.BUILDING_ABOVE_LIMIT));
        assertThat(doors(cut(limited(streets, 40, 46)))).allMatch(some -> some <= 46);
    }

    @Test
    void a4GivesEachBuildingATurfOfItsOwnWhereNoTwoFitTogether() {
        var streets = new Streets();
        for (var i = 0; i < 40; i++) {
            streets.house("Ash", "" + (2 * i + 1), place(20 * i, 0), 6);
        }
        assertThat(doors(cut(limited(streets, 10, 10)))).hasSize(40).containsOnly(6);
    }

    @Test
    void a5CutsAKeptPieceAnewWhereItHasGrownAboveTheLimit() {
        var streets = new Streets().street("Ash", 0, 0, 390, 0);
        var first = cut(limited(streets, 40, 42));
        streets.house("Ash", "83", place(410, 0), 30);
        var second = cut(limited(streets, 40, 42).withPrevious(first));
        assertThat(doors(second)).allMatch(some -> some <= 42);
        assertThat(turfByKey(second)).hasSize(streets.all.size());
    }

    @Test
    void a6RefusesALimitBelowTheWantedDoorsAtTheDoor() {
        assertThatThrownBy(() -> TurfOptions.of(40).withMostDoors(39))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Published instances. A cut knows no depot, so its tours are longer than the best known ones;
    /// how much is printed, and held by the last number. It knows no longest route either, to which
    /// the best known routes of CMT6 and Golden_1 keep: they could be shorter without.
    @ParameterizedTest
    @CsvSource({
        "A-n32-k5, 784, 1.25",
        "B-n31-k5, 672, 1.15",
        "E-n13-k4, 247, 1.35",
        "F-n72-k4, 237, 1.15",
        "P-n16-k8, 450, 1.2",
        "CMT6, 555.43, 1.25",
        "Golden_1, 5623.47, 1.1"
    })
    void b1NeverOverloadsAVehicleAndServesEveryCustomerOnce(
            String name, double bestKnown, double most) throws IOException {
        var file = OpenData.file("routing/cvrplib/" + name + ".vrp");
        var instance = VrpLib.read(file, name.contains("-"));
        var routes = routes(instance);
        var load =
                routes.stream()
                        .map(route -> route.stream().mapToInt(instance.demands()::get).sum())
                        .toList();
        assertThat(load).allMatch(some -> some <= instance.capacity());
        assertThat(routes.stream().flatMap(List::stream).sorted())
                .containsExactlyElementsOf(
                        IntStream.range(1, instance.demands().size()).boxed().toList());
        var length = routes.stream().mapToDouble(instance::tour).sum();
        System.out.printf(
                "%s: %d routes, length %.2f, %.3f of the best known%n",
                name, routes.size(), length, length / bestKnown);
        assertThat(length / bestKnown).isBetween(name.contains("-") ? 1.0 : 0.9, most);
    }

    private static List<List<Integer>> routes(VrpLib instance) {
        // A door stands for so much of the demand, since no building has more than 10,000 doors.
        var load = Math.ceilDiv(Collections.max(instance.demands()), Frontage.MOST_DOORS);
        var rows = new ArrayList<Frontage<Integer>>();
        for (var customer : listed(instance)) {
            rows.add(
                    Frontage.building(
                            customer,
                            "Street of " + customer,
                            DoorLabel.of("1"),
                            instance.x().isEmpty()
                                    ? null
                                    : place(instance.x().get(customer), instance.y().get(customer)),
                            Math.ceilDiv(instance.demands().get(customer), load)));
        }
        var capacity = instance.capacity() / load;
        var options = TurfOptions.of(capacity).withMostDoors(capacity);
        return switch (TurfCutter.cut(TurfRequest.of(rows, options))) {
            case TurfCut<Integer> cut -> cut.turfs().stream().map(Turf::keys).toList();
            case TurfRefusal<Integer> refusal -> throw new AssertionError(refusal.reason());
        };
    }

    /// In the order of a tour: where places are unknown, the list says what is next to what.
    private static List<Integer> listed(VrpLib instance) {
        var budget = TourBudget.forStops(instance.costs().stops());
        var order = TourSearch.shortest(instance.costs(), budget).order();
        return IntStream.of(order).filter(node -> node > 0).boxed().toList();
    }
}
