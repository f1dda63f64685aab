package org.doorstep.geo.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

class NationalGridTest {

    @Test
    void staysWithinFiveMetresOfEveryTestPointOfOrdnanceSurveyOutward() {
        for (var row : OpenData.rows("osgb36/ostn15_grid_to_latlon.csv")) {
            var found = NationalGrid.toWgs84(number(row.get(1)), number(row.get(2)));
            var expected = GeoPoint.of(number(row.get(3)), number(row.get(4)));
            assertThat(found.distanceTo(expected).metres()).as(row.getFirst()).isLessThan(5);
        }
    }

    @Test
    void staysWithinFiveMetresOfEveryTestPointOfOrdnanceSurveyInward() {
        for (var row : OpenData.rows("osgb36/ostn15_latlon_to_grid.csv")) {
            var found = NationalGrid.fromWgs84(GeoPoint.of(number(row.get(1)), number(row.get(2))));
            var apart =
                    Math.hypot(
                            found.easting() - number(row.get(3)),
                            found.northing() - number(row.get(4)));
            assertThat(apart).as(row.getFirst()).isLessThan(5);
            assertThat(apart).as(row.getFirst()).isCloseTo(number(row.get(6)), within(0.02));
        }
    }

    @Test
    void goesThereAndBackWithinACentimetre() {
        for (var easting = 100_000; easting <= 650_000; easting += 50_000) {
            for (var northing = 20_000; northing <= 1_200_000; northing += 90_000) {
                var back = NationalGrid.fromWgs84(NationalGrid.toWgs84(easting, northing));
                assertThat(back.easting()).isCloseTo(easting, within(0.01));
                assertThat(back.northing()).isCloseTo(northing, within(0.01));
            }
        }
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
