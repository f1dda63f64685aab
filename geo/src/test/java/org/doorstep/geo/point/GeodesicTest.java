package org.doorstep.geo.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;

class GeodesicTest {

    @Test
    void measuresShortWaysAsVincentyDoesToAHundredthOfAMillimetre() {
        var random = new Random(1);
        for (var i = 0; i < 200_000; i++) {
            var latitude = i % 2 == 0 ? random.nextDouble(49, 61) : random.nextDouble(-89, 89);
            var longitude = random.nextDouble(-170, 170);
            var reach = Math.pow(10, random.nextDouble(-6, 0));
            var north = Math.clamp(latitude + reach * random.nextDouble(-1, 1), -90, 90);
            var east =
                    longitude
                            + reach
                                    * random.nextDouble(-1, 1)
                                    / Math.cos(Math.toRadians(Math.min(84, Math.abs(latitude))));
            assertThat(Geodesic.metres(latitude, longitude, north, east))
                    .isCloseTo(Geodesic.vincenty(latitude, longitude, north, east), within(1e-5));
        }
    }

    @Test
    void isZeroAndNoNanForPlacesThatRoundToOne() {
        assertThat(Geodesic.metres(51.75, -1.25, 51.75, -1.25)).isZero();
        assertThat(Geodesic.metres(51.75, -1.25, 51.75, Math.nextUp(-1.25))).isBetween(0.0, 1e-6);
        assertThat(Geodesic.metres(90, 0, 90, 120)).isBetween(0.0, 1e-6);
    }
}
