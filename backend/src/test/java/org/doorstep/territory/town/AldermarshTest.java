package org.doorstep.territory.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.doorstep._support.Crossings;
import org.doorstep.geo.area.AreaLocator;
import org.doorstep.geo.area.Outline;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.BarrierLine;
import org.doorstep.territory.Street;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class AldermarshTest {

    private static final Aldermarsh TOWN = new Aldermarsh();
    private static final List<Street> STREETS = TOWN.streets();

    @Test
    void isTheSameEveryTime() {
        assertThat(new Aldermarsh().outlines()).isEqualTo(TOWN.outlines());
        assertThat(new Aldermarsh().streets()).isEqualTo(STREETS);
    }

    @Test
    void hasSixWards() {
        assertThat(TOWN.outlines().keySet().stream().map(TOWN::nameOf))
                .containsExactly("Castle", "Harbour", "Mill", "Station", "Meadow", "Orchard");
    }

    @Test
    void itsWardsTileWithoutGapOrOverlap() {
        var border = new WardPlan(Aldermarsh.SEED).border();
        var sum = TOWN.outlines().values().stream().mapToDouble(Outline::areaSquareMetres).sum();
        assertThat(sum).isCloseTo(border.areaSquareMetres(), within(0.01));
        var locator = AreaLocator.of(TOWN.outlines());
        var random = new Random(1);
        var box = border.boundingBox();
        for (var i = 0; i < 20_000; i++) {
            var place = somewhere(random, box);
            assertThat(locator.listCovering(place)).hasSize(border.contains(place) ? 1 : 0);
        }
    }

    private static GeoPoint somewhere(Random random, BoundingBox box) {
        return new GeoPoint(
                box.south() + random.nextDouble() * (box.north() - box.south()),
                box.west() + random.nextDouble() * (box.east() - box.west()));
    }

    @Test
    void hasAboutTwoHundredStreetsWithFiveThousandDoors() {
        assertThat(STREETS.size()).isBetween(190, 215);
        assertThat(STREETS.stream().mapToInt(Street::doors).sum()).isEqualTo(5_000);
        assertThat(STREETS.stream().mapToInt(Street::doors).min().orElseThrow()).isPositive();
    }

    @Test
    void givesNoNameAndNoIdTwice() {
        assertThat(STREETS.stream().map(Street::name)).doesNotHaveDuplicates();
        assertThat(STREETS.stream().map(Street::id)).doesNotHaveDuplicates();
    }

    @Test
    void keepsEveryStreetInsideItsWard() {
        for (var street : STREETS) {
            var ward = TOWN.outlines().get(street.ward().code());
            assertThat(street.sides().stream().flatMap(side -> side.line().stream()))
                    .isNotEmpty()
                    .allMatch(point -> ward != null && ward.contains(point));
        }
    }

    @Test
    void numbersEverySideByItsDoors() {
        for (var street : STREETS) {
            for (var side : street.sides()) {
                var step = street.sides().size() == 1 ? 1 : 2;
                assertThat((side.to() - side.from()) / step + 1).isEqualTo(side.doors());
            }
        }
    }

    @Test
    void noStreetCrossesTheRiverOrTheRailwayButAtTheBridges() {
        var barriers = TOWN.barriers();
        assertThat(barriers.stream().map(BarrierLine::name).distinct())
                .containsExactly("River Alder", "Aldermarsh railway");
        for (var street : STREETS) {
            for (var side : street.sides()) {
                assertThat(barriers)
                        .as(street.name())
                        .noneMatch(barrier -> Crossings.cross(side.line(), barrier.line()));
            }
        }
        assertThat(STREETS.stream().map(Street::name))
                .contains("Old Bridge", "Ferry Bridge", "Station Bridge", "Level Crossing Road");
    }
}
