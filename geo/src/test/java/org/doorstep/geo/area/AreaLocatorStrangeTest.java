package org.doorstep.geo.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// Places and areas that a locator meets seldom, from the odd to the absurd.
class AreaLocatorStrangeTest {

    private static String at(AreaLocator<String> locator, double longitude, double latitude) {
        return locator.find(GeoPoint.of(latitude, longitude)).orElse("-");
    }

    private static Outline ring(int corners, double size, double depth) {
        var ring = new Coordinate[corners + 1];
        for (var i = 0; i < corners; i++) {
            var angle = 2 * Math.PI * i / corners;
            var far = size * (1 - (i % 2) * depth);
            ring[i] = new Coordinate(far * Math.cos(angle), 52 + far * Math.sin(angle));
        }
        ring[corners] = ring[0].copy();
        return Outline.of(Outline.GEOMETRIES.createPolygon(ring));
    }

    @Test
    void f1LooksIntoAnEnclaveOfAnEnclave() {
        var locator =
                AreaLocator.of(
                        Map.of(
                                "a",
                                Outline.fromWkt(
                                        "MULTIPOLYGON (((0 50, 9 50, 9 59, 0 59, 0 50), (1 51, 1"
                                            + " 58, 8 58, 8 51, 1 51)), ((3 53, 6 53, 6 56, 3 56, 3"
                                            + " 53)))"),
                                "b",
                                Outline.fromWkt(
                                        "POLYGON ((1 51, 8 51, 8 58, 1 58, 1 51), (3 53, 3 56, 6"
                                                + " 56, 6 53, 3 53))")));
        assertThat(at(locator, 0.5, 54)).isEqualTo("a");
        assertThat(at(locator, 2, 54)).isEqualTo("b");
        assertThat(at(locator, 4, 54)).isEqualTo("a");
        assertThat(at(locator, 3, 54)).isEqualTo("a");
        assertThat(locator.listCovering(GeoPoint.of(56, 6))).containsExactly("a", "b");
    }

    @Test
    void f2KeepsSeveralBoundarySetsSideBySide() {
        var before = AreaLocator.of(Tiling.voronoi(20, 1));
        var after = AreaLocator.of(Tiling.voronoi(30, 2));
        var point = GeoPoint.of(51.5, -1.5);
        var then = before.find(point);
        assertThat(after.find(point)).isPresent();
        assertThat(before.find(point)).isEqualTo(then);
        assertThat(before.size()).isEqualTo(20);
        assertThat(after.size()).isEqualTo(30);
    }

    @Test
    void g1FindsNobodyWhereTheNumbersAreNoPlaceOrSwapped() {
        var locator = AreaLocator.of(Tiling.voronoi(20, 1));
        double[] odd = {
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            91,
            180_000,
            -1.5
        };
        for (var number : odd) {
            assertThat(locator.findAll(new double[] {number}, new double[] {-1.5}))
                    .containsExactly(-1);
            if (number != -1.5) {
                assertThat(locator.findAll(new double[] {51.5}, new double[] {number}))
                        .containsExactly(-1);
            }
        }
        assertThat(locator.findAll(new double[] {-1.5}, new double[] {51.5})).containsExactly(-1);
        assertThatThrownBy(() -> locator.find(GeoPoint.of(Double.NaN, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void g2AnswersNoPointsWithNoAnswers() {
        var nobody = AreaLocator.of(Map.<String, Outline>of());
        assertThat(nobody.findAll(new double[0], new double[0])).isEmpty();
        assertThat(nobody.findAll(new double[] {51}, new double[] {0}, 2)).containsExactly(-1);
        assertThat(nobody.listCovering(GeoPoint.of(51, 0))).isEmpty();
    }

    @Test
    void g3TellsBulkAnswersByAnyNumberOfThreadsAlike() {
        var tiling = Tiling.ragged(20, 30, 5);
        var locator = AreaLocator.of(tiling);
        var corners = Tiling.corners(tiling);
        var random = new Random(3);
        var latitudes = new double[70_000];
        var longitudes = new double[70_000];
        for (var i = 0; i < latitudes.length; i++) {
            var corner = corners.get(random.nextInt(corners.size()));
            latitudes[i] = corner.latitude() + (i % 3) * 1e-12;
            longitudes[i] = corner.longitude();
        }
        var expected = new int[latitudes.length];
        for (var i = 0; i < expected.length; i++) {
            var covering = locator.listCovering(GeoPoint.of(latitudes[i], longitudes[i]));
            expected[i] = covering.isEmpty() ? -1 : numberOf(locator, covering.getFirst());
        }
        assertThat(locator.findAll(latitudes, longitudes)).isEqualTo(expected);
        for (var threads = 1; threads <= 4; threads++) {
            assertThat(locator.findAll(latitudes, longitudes, threads)).isEqualTo(expected);
        }
    }

    private static int numberOf(AreaLocator<String> locator, String key) {
        var number = 0;
        while (!locator.key(number).equals(key)) {
            number++;
        }
        return number;
    }

    @Test
    void h1FindsAnAreaOfASquareMillimetreBesideACountry() {
        var locator =
                AreaLocator.of(
                        Map.of(
                                "speck",
                                Outline.fromWkt(
                                        "POLYGON ((0 51, 1e-8 51, 1e-8 51.00000001, 0 51))"),
                                "land",
                                Outline.fromWkt("POLYGON ((1 50, 3 50, 3 53, 1 53, 1 50))")));
        assertThat(at(locator, 0, 51)).isEqualTo("speck");
        assertThat(at(locator, 0.9e-8, 51)).isEqualTo("speck");
        assertThat(at(locator, 1.1e-8, 51)).isEqualTo("-");
        assertThat(at(locator, 2, 51)).isEqualTo("land");
    }

    @Test
    void h2AnswersWhenAllThereIsIsASpeck() {
        var locator =
                AreaLocator.of(
                        Map.of(
                                "speck",
                                Outline.fromWkt(
                                        "POLYGON ((1 51, 1.00000001 51, 1 51.00000001, 1 51))")));
        assertThat(at(locator, 1, 51)).isEqualTo("speck");
        assertThat(at(locator, 1.000000002, 51.000000002)).isEqualTo("speck");
        assertThat(at(locator, 1.000000009, 51.000000009)).isEqualTo("-");
        assertThat(locator.findWithin(GeoPoint.of(51, 1.0001), Distance.ofMetres(10)))
                .contains("speck");
    }

    @Test
    void y1AnswersInsideARingOfAHundredThousandCorners() {
        var ring = ring(100_000, 0.5, 1e-6);
        agrees(Map.of("ring", ring), 0.5);
    }

    @Test
    void y2AnswersInsideAStarOfAHundredThousandPoints() {
        agrees(Map.of("star", ring(100_000, 0.5, 0.999)), 0.5);
    }

    @Test
    void y3AnswersWhereAHundredThousandEdgesMeetInOneCell() {
        var areas = new LinkedHashMap<String, Outline>();
        areas.put("star", ring(100_000, 1e-5, 0.999));
        areas.put("land", Outline.fromWkt("POLYGON ((1 50, 8 50, 8 58, 1 58, 1 50))"));
        agrees(areas, 1e-5);
    }

    private static void agrees(Map<String, Outline> areas, double size) {
        var locator = AreaLocator.of(areas);
        var random = new Random(4);
        for (var i = 0; i < 300; i++) {
            var point =
                    GeoPoint.of(
                            52 + size * random.nextDouble(-1.1, 1.1),
                            size * random.nextDouble(-1.1, 1.1));
            var expected =
                    areas.keySet().stream()
                            .filter(key ->
                                    java.util.Objects.requireNonNull(areas.get(key))
                                            .contains(point))
                            .sorted()
                            .toList();
            assertThat(locator.listCovering(point)).as("%s", point).isEqualTo(expected);
        }
    }
}
