package org.doorstep.geo.point;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PointReadingTest {

    @Test
    void takesAPlaceInTheUnitedKingdom() {
        assertThat(GeoPoint.read(51.752, -1.2577))
                .isEqualTo(new PointReading.Valid(GeoPoint.of(51.752, -1.2577)));
    }

    @Test
    void takesTheEdgesOfTheBox() {
        assertThat(GeoPoint.read(49.8, -8.7)).isInstanceOf(PointReading.Valid.class);
        assertThat(GeoPoint.read(60.95, 1.85)).isInstanceOf(PointReading.Valid.class);
        assertThat(GeoPoint.read(60.951, 1.85)).isInstanceOf(PointReading.OutsideUk.class);
    }

    @Test
    void seesSwappedAxes() {
        assertThat(GeoPoint.read(0.1, 51))
                .isEqualTo(new PointReading.Swapped(GeoPoint.of(51, 0.1)));
        assertThat(GeoPoint.read(-1.2577, 51.752))
                .isEqualTo(new PointReading.Swapped(GeoPoint.of(51.752, -1.2577)));
    }

    @Test
    void seesNationalGridMetresInEitherOrder() {
        assertThat(GeoPoint.read(180_000, 500_000))
                .isEqualTo(new PointReading.LooksLikeGrid(500_000, 180_000));
        assertThat(GeoPoint.read(451_000.5, 206_000))
                .isEqualTo(new PointReading.LooksLikeGrid(206_000, 451_000.5));
    }

    @Test
    void seesPlacesElsewhereAndNowhere() {
        assertThat(GeoPoint.read(48.8566, 2.3522)).isInstanceOf(PointReading.OutsideUk.class);
        assertThat(GeoPoint.read(0, 0)).isInstanceOf(PointReading.OutsideUk.class);
        assertThat(GeoPoint.read(51, 200)).isEqualTo(new PointReading.OutOfRange(51, 200));
        assertThat(GeoPoint.read(-5e9, 12)).isEqualTo(new PointReading.OutOfRange(-5e9, 12));
    }

    @Test
    void seesWhatIsNoNumber() {
        assertThat(GeoPoint.read(Double.NaN, 1)).isEqualTo(new PointReading.NotANumber());
        assertThat(GeoPoint.read(51, Double.NEGATIVE_INFINITY))
                .isEqualTo(new PointReading.NotANumber());
    }
}
