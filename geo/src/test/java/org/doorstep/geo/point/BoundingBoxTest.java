package org.doorstep.geo.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class BoundingBoxTest {

    @Test
    void holdsItsEdges() {
        var box = new BoundingBox(51, -2, 52, -1);
        assertThat(box.contains(GeoPoint.of(51, -2))).isTrue();
        assertThat(box.contains(GeoPoint.of(52, -1))).isTrue();
        assertThat(box.contains(GeoPoint.of(52.0000001, -1))).isFalse();
        assertThat(box.meets(new BoundingBox(52, -1, 53, 0))).isTrue();
        assertThat(box.meets(new BoundingBox(52.1, -1, 53, 0))).isFalse();
    }

    @Test
    void holdsEveryPlaceWithinTheRadiusItWasDrawnAround() {
        var random = new Random(6);
        for (var i = 0; i < 20_000; i++) {
            var centre = GeoPoint.of(50 + random.nextDouble() * 10, -8 + random.nextDouble() * 9);
            var other =
                    GeoPoint.of(
                            centre.latitude() + random.nextDouble() - 0.5,
                            centre.longitude() + random.nextDouble() - 0.5);
            var box = BoundingBox.around(centre, centre.distanceTo(other));
            assertThat(box.contains(other)).isTrue();
        }
    }

    @Test
    void stopsAtThePolesAndTheAntimeridian() {
        assertThat(BoundingBox.around(GeoPoint.of(89.9, 0), Distance.ofKilometres(100)))
                .isEqualTo(new BoundingBox(89.9 - 100_000 / 110_500.0, -180, 90, 180));
    }

    @Test
    void refusesToBeTurnedRound() {
        assertThatThrownBy(() -> new BoundingBox(52, -2, 51, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BoundingBox.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNoneForNoPlaceAndAPointForOneOrManyEqualOnes() {
        var place = GeoPoint.of(51, -1);
        assertThat(BoundingBox.of(java.util.List.of(place, place)))
                .isEqualTo(new BoundingBox(51, -1, 51, -1));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> BoundingBox.of(java.util.List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new BoundingBox(Double.NaN, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
