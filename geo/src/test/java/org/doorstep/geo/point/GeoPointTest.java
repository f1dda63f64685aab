package org.doorstep.geo.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;

class GeoPointTest {

    @Test
    void refusesWhatIsNoPlaceOnEarth() {
        for (var latitude : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 90.01, -91}) {
            assertThatThrownBy(() -> GeoPoint.of(latitude, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Latitude");
        }
        for (var longitude : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 180.5, -200}) {
            assertThatThrownBy(() -> GeoPoint.of(0, longitude))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Longitude");
        }
    }

    @Test
    void isNoDistanceFromItself() {
        var point = GeoPoint.of(51.7520, -1.2577);
        assertThat(point.distanceTo(GeoPoint.of(51.7520, -1.2577))).isEqualTo(Distance.ZERO);
        assertThat(GeoPoint.of(0, 0).distanceTo(GeoPoint.of(0, 0))).isEqualTo(Distance.ZERO);
        assertThat(GeoPoint.of(90, 10).distanceTo(GeoPoint.of(90, -60)).metres())
                .isCloseTo(0, within(1e-6));
    }

    /// Flinders Peak to Buninyong, the example by which Geoscience Australia checks implementations
    /// (there on GRS80, which differs from WGS84 by less than a tenth of a millimetre here):
    /// 54,972.271 m.
    @Test
    void measuresTheGeodesicOfTheTextbook() {
        var flindersPeak = GeoPoint.of(-37.95103341666667, 144.42486788888888);
        var buninyong = GeoPoint.of(-37.65282113888889, 143.92649552777777);
        assertThat(flindersPeak.distanceTo(buninyong).metres())
                .isCloseTo(54_972.271, within(0.001));
    }

    @Test
    void measuresAlongTheEquatorAndAMeridian() {
        assertThat(GeoPoint.of(0, 0).distanceTo(GeoPoint.of(0, 1)).metres())
                .isCloseTo(111_319.491, within(0.001));
        assertThat(GeoPoint.of(0, 0).distanceTo(GeoPoint.of(90, 0)).metres())
                .isCloseTo(10_001_965.729, within(0.001));
    }

    @Test
    void measuresAcrossTheAntimeridianTheShortWay() {
        assertThat(GeoPoint.of(52, 179.99).distanceTo(GeoPoint.of(52, -179.99)).metres())
                .isLessThan(1_400);
    }

    @Test
    void measuresOppositeEndsOfTheEarthWithoutNaN() {
        var half = GeoPoint.of(0, 0).distanceTo(GeoPoint.of(0.1, 179.9)).metres();
        assertThat(half).isBetween(19_900_000.0, 20_100_000.0);
    }

    @Test
    void isTheSameThereAndBack() {
        var random = new Random(4);
        for (var i = 0; i < 10_000; i++) {
            var a = GeoPoint.of(50 + random.nextDouble() * 10, -8 + random.nextDouble() * 9);
            var b = GeoPoint.of(50 + random.nextDouble() * 10, -8 + random.nextDouble() * 9);
            assertThat(a.distanceTo(b).metres()).isCloseTo(b.distanceTo(a).metres(), within(1e-6));
        }
    }

    @Test
    void roundsToACellThatHoldsIt() {
        var random = new Random(5);
        for (var i = 0; i < 10_000; i++) {
            var point = GeoPoint.of(50 + random.nextDouble() * 10, -8 + random.nextDouble() * 9);
            var rounded = point.rounded(100);
            assertThat(point.distanceTo(rounded).metres()).isLessThanOrEqualTo(71);
            assertThat(rounded.rounded(100)).isEqualTo(rounded);
        }
    }

    @Test
    void roundsNeighboursToTheSamePlace() {
        assertThat(GeoPoint.of(51.75201, -1.25771).rounded(100))
                .isEqualTo(GeoPoint.of(51.75202, -1.25772).rounded(100));
    }

    @Test
    void treatsMinusZeroAsZero() {
        assertThat(GeoPoint.of(51, -0.0)).isEqualTo(GeoPoint.of(51, 0.0));
    }
}
