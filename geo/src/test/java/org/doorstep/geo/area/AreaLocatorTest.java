package org.doorstep.geo.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Which area holds a point, from the simplest to the strangest.
class AreaLocatorTest {

    private static AreaLocator<String> of(String... keysAndTexts) {
        var outlines = new LinkedHashMap<String, Outline>();
        for (var i = 0; i < keysAndTexts.length; i += 2) {
            outlines.put(keysAndTexts[i], Outline.fromWkt(keysAndTexts[i + 1]));
        }
        return AreaLocator.of(outlines);
    }

    private static String at(AreaLocator<String> locator, double longitude, double latitude) {
        return locator.find(GeoPoint.of(latitude, longitude)).orElse("-");
    }

    private static final AreaLocator<String> NEIGHBOURS =
            of(
                    "west", "POLYGON ((0 50, 1 50, 1 51, 0 51, 0 50))",
                    "east", "POLYGON ((1 50, 2 50, 2 51, 1 51, 1 50))");

    @Test
    void a1FindsTheAreaAPointIsIn() {
        assertThat(at(NEIGHBOURS, 0.5, 50.5)).isEqualTo("west");
        assertThat(at(NEIGHBOURS, 1.5, 50.5)).isEqualTo("east");
        assertThat(at(NEIGHBOURS, 2.5, 50.5)).isEqualTo("-");
    }

    @Test
    void a2FindsNothingWhereThereIsNothing() {
        assertThat(at(of(), 0, 50)).isEqualTo("-");
        assertThat(of().findWithin(GeoPoint.of(50, 0), Distance.ofKilometres(50))).isEmpty();
    }

    @Test
    void b1GivesASharedEdgeToTheSmallerKey() {
        assertThat(at(NEIGHBOURS, 1, 50.5)).isEqualTo("east");
        assertThat(NEIGHBOURS.listCovering(GeoPoint.of(50.5, 1))).containsExactly("east", "west");
    }

    @Test
    void b2GivesASharedCornerToTheSmallestKey() {
        var four =
                of(
                        "d", "POLYGON ((0 50, 1 50, 1 51, 0 51, 0 50))",
                        "b", "POLYGON ((1 50, 2 50, 2 51, 1 51, 1 50))",
                        "c", "POLYGON ((0 51, 1 51, 1 52, 0 52, 0 51))",
                        "a", "POLYGON ((1 51, 2 51, 2 52, 1 52, 1 51))");
        assertThat(at(four, 1, 51)).isEqualTo("a");
        assertThat(four.listCovering(GeoPoint.of(51, 1))).containsExactly("a", "b", "c", "d");
    }

    @Test
    void b3GivesTheSameAnswerInAnyLoadOrder() {
        var outlines = new ArrayList<>(Tiling.voronoi(40, 8).entrySet());
        var first = AreaLocator.of(asMap(outlines));
        var random = new Random(9);
        for (var round = 0; round < 5; round++) {
            Collections.shuffle(outlines, random);
            var other = AreaLocator.of(asMap(outlines));
            for (var point : Tiling.corners(asMap(outlines))) {
                assertThat(other.find(point)).isEqualTo(first.find(point));
            }
        }
    }

    @Test
    void b4GivesOuterEdgesAndCornersToTheOnlyAreaThere() {
        assertThat(at(NEIGHBOURS, 0, 50)).isEqualTo("west");
        assertThat(at(NEIGHBOURS, 0.3, 50)).isEqualTo("west");
        assertThat(at(NEIGHBOURS, 2, 51)).isEqualTo("east");
        assertThat(at(NEIGHBOURS, 2, Math.nextUp(51.0))).isEqualTo("-");
    }

    private static final AreaLocator<String> ENCLAVE =
            of(
                    "outer",
                    "POLYGON ((0 50, 3 50, 3 53, 0 53, 0 50), (1 51, 1 52, 2 52, 2 51, 1 51))",
                    "inner",
                    "POLYGON ((1 51, 2 51, 2 52, 1 52, 1 51))");

    @Test
    void c1GivesAHoleToTheAreaThatFillsIt() {
        assertThat(at(ENCLAVE, 1.5, 51.5)).isEqualTo("inner");
        assertThat(at(ENCLAVE, 0.5, 51.5)).isEqualTo("outer");
        assertThat(ENCLAVE.listCovering(GeoPoint.of(51.5, 1.5))).containsExactly("inner");
    }

    @Test
    void c2LeavesAnUnfilledHoleToNobody() {
        var lake =
                of("a", "POLYGON ((0 50, 3 50, 3 53, 0 53, 0 50), (1 51, 1 52, 2 52, 2 51, 1 51))");
        assertThat(at(lake, 1.5, 51.5)).isEqualTo("-");
        assertThat(at(lake, 1, 51.5)).isEqualTo("a");
    }

    @Test
    void c3FindsEveryPartOfAnIslandWard() {
        var islands =
                of(
                        "islands",
                        "MULTIPOLYGON (((0 50, 1 50, 1 51, 0 50)), ((1 51, 2 51, 2 52, 1 51)))");
        assertThat(at(islands, 0.9, 50.5)).isEqualTo("islands");
        assertThat(at(islands, 1.9, 51.5)).isEqualTo("islands");
        assertThat(at(islands, 1, 51)).isEqualTo("islands");
        assertThat(at(islands, 0.5, 51.5)).isEqualTo("-");
    }

    @Test
    void c4GivesOverlappingGroundToTheSmallestKey() {
        var overlap =
                of(
                        "b", "POLYGON ((0 50, 2 50, 2 51, 0 51, 0 50))",
                        "a", "POLYGON ((1 50, 3 50, 3 51, 1 51, 1 50))");
        assertThat(at(overlap, 1.5, 50.5)).isEqualTo("a");
        assertThat(overlap.listCovering(GeoPoint.of(50.5, 1.5))).containsExactly("a", "b");
        assertThat(at(overlap, 0.5, 50.5)).isEqualTo("b");
    }

    @Test
    void d1FindsNobodyAtSeaUnlessAToleranceIsGiven() {
        var atSea = GeoPoint.of(50.5, -0.001);
        assertThat(NEIGHBOURS.find(atSea)).isEmpty();
        assertThat(NEIGHBOURS.findWithin(atSea, Distance.ofMetres(60))).isEmpty();
        assertThat(NEIGHBOURS.findWithin(atSea, Distance.ofMetres(80))).contains("west");
        assertThat(NEIGHBOURS.findWithin(GeoPoint.of(50.5, 0.5), Distance.ZERO)).contains("west");
    }

    @Test
    void d2GivesAPointEquallyFarFromTwoToTheSmallerKey() {
        assertThat(NEIGHBOURS.findWithin(GeoPoint.of(49.9999, 1), Distance.ofMetres(50)))
                .contains("east");
    }

    @Test
    void e1AnswersManyPointsAtOnce() {
        var answers =
                NEIGHBOURS.findAll(
                        new double[] {50.5, 50.5, 50.5, Double.NaN, 1e300},
                        new double[] {0.5, 1, 7, 0.5, 0.5});
        assertThat(answers).containsExactly(1, 0, -1, -1, -1);
        assertThat(NEIGHBOURS.key(0)).isEqualTo("east");
        assertThat(NEIGHBOURS.key(1)).isEqualTo("west");
        assertThatThrownBy(() -> NEIGHBOURS.findAll(new double[1], new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void e2AnswersTheSameFromManyThreads() {
        var tiling = Tiling.ragged(20, 30, 5);
        var locator = AreaLocator.of(tiling);
        var corners = Tiling.corners(tiling);
        var once = corners.stream().map(locator::find).toList();
        for (var round = 0; round < 10; round++) {
            assertThat(corners.parallelStream().map(locator::find).toList()).isEqualTo(once);
        }
    }

    @Test
    void y1CopesWithStreetGridsWhoseEdgesRunAlongTheAxes() {
        var squares = new LinkedHashMap<String, Outline>();
        for (var column = 0; column < 12; column++) {
            for (var row = 0; row < 12; row++) {
                squares.put(
                        "%02d-%02d".formatted(column, row),
                        Outline.fromWkt(
                                "POLYGON ((%1$d %2$d, %3$d %2$d, %3$d %4$d, %1$d %4$d, %1$d %2$d))"
                                        .formatted(column, row + 40, column + 1, row + 41)));
            }
        }
        var locator = AreaLocator.of(squares);
        for (var x = 0; x <= 24; x++) {
            for (var y = 0; y <= 24; y++) {
                // Just right of and above a corner, on it, and in the middle of an edge.
                var column = Math.max(0, (x + 1) / 2 - 1);
                var row = Math.max(0, (y + 1) / 2 - 1);
                assertThat(at(locator, x / 2.0, 40 + y / 2.0))
                        .isEqualTo("%02d-%02d".formatted(column, row));
            }
        }
    }

    @Test
    void y2CopesWithMoreAreasAtOneCornerThanACellHolds() {
        var wedges = new LinkedHashMap<String, Outline>();
        for (var i = 0; i < 60; i++) {
            var from = 2 * Math.PI * i / 60;
            var to = 2 * Math.PI * ((i + 1) % 60) / 60;
            wedges.put(
                    "wedge-%02d".formatted(i),
                    Outline.fromWkt(
                            "POLYGON ((0 50, %1$s %2$s, %3$s %4$s, 0 50))"
                                    .formatted(
                                            Math.cos(from),
                                            50 + Math.sin(from),
                                            Math.cos(to),
                                            50 + Math.sin(to))));
        }
        var locator = AreaLocator.of(wedges);
        assertThat(locator.listCovering(GeoPoint.of(50, 0))).hasSize(60);
        assertThat(at(locator, 0, 50)).isEqualTo("wedge-00");
        for (var i = 0; i < 60; i++) {
            var middle = 2 * Math.PI * (i + 0.5) / 60;
            for (var far : new double[] {1e-9, 1e-6, 1e-3, 0.5}) {
                assertThat(at(locator, far * Math.cos(middle), 50 + far * Math.sin(middle)))
                        .isEqualTo("wedge-%02d".formatted(i));
            }
        }
    }

    @Test
    void y3CopesWithTheSameOutlineUnderManyKeys() {
        var same = Outline.fromWkt("POLYGON ((0 50, 1 50, 1 51, 0 51, 0 50))");
        var copies = new LinkedHashMap<String, Outline>();
        for (var i = 0; i < 40; i++) {
            copies.put("copy-%02d".formatted(i), same);
        }
        var locator = AreaLocator.of(copies);
        assertThat(locator.listCovering(GeoPoint.of(50.5, 0.5))).hasSize(40);
        assertThat(locator.listCovering(GeoPoint.of(50, 0))).hasSize(40);
        assertThat(at(locator, 1, 50.2)).isEqualTo("copy-00");
        assertThat(at(locator, 1.0001, 50.2)).isEqualTo("-");
    }

    private static Map<String, Outline> asMap(List<Map.Entry<String, Outline>> entries) {
        var map = new LinkedHashMap<String, Outline>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }
}
