package org.doorstep.geo.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

class NationalGridTest {

    private static final double MILLIMETRE = 0.001;

    @Test
    void agreesWithEveryTestPointOfOrdnanceSurveyOutward() {
        for (var row : OpenData.rows("osgb36/ostn15_grid_to_latlon.csv")) {
            var found = NationalGrid.toWgs84(number(row.get(1)), number(row.get(2)));
            var expected = GeoPoint.of(number(row.get(3)), number(row.get(4)));
            // The published pairs of these two contradict those of the other direction, by 5 mm and
            // 1.4 mm.
            var most =
                    switch (row.getFirst()) {
                        case "TP31" -> 0.006;
                        case "TP32" -> 0.002;
                        default -> MILLIMETRE;
                    };
            assertThat(found.distanceTo(expected).metres()).as(row.getFirst()).isLessThan(most);
        }
    }

    @Test
    void agreesWithEveryTestPointOfOrdnanceSurveyInward() {
        for (var row : OpenData.rows("osgb36/ostn15_latlon_to_grid.csv")) {
            var found = NationalGrid.fromWgs84(GeoPoint.of(number(row.get(1)), number(row.get(2))));
            assertThat(found.easting())
                    .as(row.getFirst())
                    .isCloseTo(number(row.get(3)), within(MILLIMETRE));
            assertThat(found.northing())
                    .as(row.getFirst())
                    .isCloseTo(number(row.get(4)), within(MILLIMETRE));
        }
    }

    @Test
    void findsTheFirstTestPointWithoutItsFile() {
        var found = NationalGrid.fromWgs84(GeoPoint.of(49.92226393730, -6.29977752014));

        assertThat(found.easting()).isCloseTo(91_492.146, within(MILLIMETRE));
        assertThat(found.northing()).isCloseTo(11_318.804, within(MILLIMETRE));
    }

    @Test
    void goesThereAndBackWithinAMillimetre() {
        for (var easting = 100_000; easting <= 650_000; easting += 50_000) {
            for (var northing = 20_000; northing <= 1_200_000; northing += 90_000) {
                var back = NationalGrid.fromWgs84(NationalGrid.toWgs84(easting, northing));
                assertThat(back.easting()).isCloseTo(easting, within(MILLIMETRE));
                assertThat(back.northing()).isCloseTo(northing, within(MILLIMETRE));
            }
        }
    }

    @Test
    void goesOnWithinFiveMetresOffTheLattice() {
        var north = NationalGrid.toWgs84(450_000, 1_270_000);
        var edge = NationalGrid.toWgs84(450_000, 1_249_000);

        assertThat(north.distanceTo(edge).metres()).isCloseTo(21_000, within(20.0));
        var back = NationalGrid.fromWgs84(north);
        assertThat(back.northing()).isCloseTo(1_270_000, within(0.01));
    }

    @Test
    void answersTheSameFromManyThreads() {
        var expected = NationalGrid.toWgs84(451_000, 206_000);
        assertThat(
                        IntStream.range(0, 20_000)
                                .parallel()
                                .mapToObj(
                                        i -> NationalGrid.toWgs84(451_000 + i % 2 * 1_000, 206_000))
                                .filter(expected::equals))
                .hasSize(10_000);
    }

    @Test
    void knowsGridNumbersWhenItSeesThem() {
        assertThat(NationalGrid.looksLikeGrid(500_000, 180_000)).isTrue();
        assertThat(NationalGrid.looksLikeGrid(-1.25, 51.75)).isFalse();
        assertThat(NationalGrid.looksLikeGrid(Double.NaN, 180_000)).isFalse();
    }

    @Test
    void refusesNumbersOffTheGrid() {
        assertThatThrownBy(() -> NationalGrid.toWgs84(-1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NationalGrid.toWgs84(Double.NaN, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
