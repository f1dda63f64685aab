package org.doorstep.canvassing;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.Crossings;
import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.London;
import org.doorstep.security.Actor;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.territory.BarrierLine;
import org.doorstep.territory.NumberRange;
import org.doorstep.territory.Street;
import org.doorstep.territory.Streets;
import org.doorstep.territory.Ward;
import org.doorstep.territory.Wards;
import org.doorstep.territory.Ways;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Turf on the ground of Aldermarsh, with its river, its railway and their bridges.
@RoomTest
class TurfsRoomTest {

    private static final LocalDate TODAY = LocalDate.ofInstant(TestClock.START, London.ZONE);

    /// No step from one stretch to the next is longer, in metres.
    private static final double REACH = 250;

    @Autowired ApplicationContext application;
    @Autowired DemonstrationPeople people;
    @Autowired CurrentActor current;
    @Autowired Wards wards;
    @Autowired Streets streets;
    @Autowired Ways ways;
    @Autowired Turfs turfs;

    @BeforeEach
    void buildTheTown() {
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
    }

    private Actor organiser() {
        return people.list().stream()
                .filter(one -> one.label().endsWith(", organiser"))
                .findFirst()
                .map(one -> current.actor(one.account()))
                .orElseThrow();
    }

    private List<Street> townStreets() {
        var all = wards.ofBranch(DemonstrationMode.TOWN, TODAY).stream().map(Ward::id).toList();
        return streets.ofWards(all);
    }

    private TurfPlan cut(int doors, CutStyle style) {
        var ids = townStreets().stream().map(Street::id).toList();
        return turfs.plan(
                        new TurfWish(DemonstrationMode.TOWN, ids, doors, style, doors == 60),
                        organiser())
                .orThrow();
    }

    private List<BarrierLine> barriers() {
        var points =
                townStreets().stream()
                        .flatMap(street -> street.sides().stream())
                        .flatMap(side -> side.line().stream())
                        .toList();
        return ways.barriersIn(BoundingBox.of(points));
    }

    @Test
    void noTurfOfTheTownCrossesTheRiverOrTheRailway() {
        var barriers = barriers();
        assertThat(barriers).isNotEmpty();
        for (var style : CutStyle.values()) {
            for (var doors : List.of(60, 150)) {
                for (var turf : cut(doors, style).turfs()) {
                    assertThat(reached(turf.walk().parts(), barriers))
                            .as("%s of %d doors, turf %d", style, doors, turf.number())
                            .isEqualTo(turf.walk().parts().size());
                }
            }
        }
    }

    /// How many parts can be come to from the first without stepping over a barrier.
    private static int reached(List<WalkPart> parts, List<BarrierLine> barriers) {
        var here = new ArrayList<>(List.of(parts.getFirst()));
        var rest = new ArrayList<>(parts.subList(1, parts.size()));
        for (var at = 0; at < here.size(); at++) {
            var from = here.get(at);
            var next = rest.stream().filter(to -> canStep(from, to, barriers)).toList();
            here.addAll(next);
            rest.removeAll(next);
        }
        return here.size();
    }

    private static boolean canStep(WalkPart from, WalkPart to, List<BarrierLine> barriers) {
        return dense(from.line()).stream()
                .anyMatch(a ->
                        dense(to.line()).stream()
                                .filter(b -> a.distanceTo(b).metres() <= REACH)
                                .anyMatch(b ->
                                        barriers.stream()
                                                .noneMatch(barrier ->
                                                        Crossings.cross(
                                                                List.of(a, b), barrier.line()))));
    }

    private static List<GeoPoint> dense(List<GeoPoint> line) {
        return line.size() < 4
                ? line
                : List.of(line.getFirst(), line.get(line.size() / 2), line.getLast());
    }

    @Test
    void withoutANetworkAWalkSaysThatItWasMeasuredByStraightLines() {
        assertThat(cut(70, CutStyle.BOTH_SIDES).figures().measure())
                .isEqualTo(WalkMeasure.STRAIGHT_LINES);
    }

    @Test
    void aSplitSideIsInEveryTurfForItsOwnNumbersAndNoDoorIsLostOrTwice() {
        var plan = cut(60, CutStyle.ONE_SIDE);
        var bySide =
                plan.turfs().stream()
                        .flatMap(turf -> turf.walk().parts().stream())
                        .collect(Collectors.groupingBy(WalkPart::whole));
        assertThat(bySide.values().stream().flatMap(List::stream).mapToInt(WalkPart::doors).sum())
                .isEqualTo(5_000);
        assertThat(plan.figures().sidesSplit()).isPositive();
        for (var parts : bySide.values()) {
            var numbers =
                    parts.stream()
                            .map(part -> part.numbers().orElseThrow())
                            .sorted(Comparator.comparing(NumberRange::from))
                            .toList();
            for (var i = 1; i < numbers.size(); i++) {
                assertThat(numbers.get(i).firstTen()).isGreaterThan(numbers.get(i - 1).lastTen());
            }
        }
    }
}
