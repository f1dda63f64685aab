package org.doorstep.geo.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DistanceTest {

    @Test
    void refusesNegativeAndUnendingLengths() {
        for (var metres : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Distance.ofMetres(metres))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void readsAsPeopleSayIt() {
        assertThat(Distance.ofMetres(85.4)).hasToString("85 m");
        assertThat(Distance.ofMetres(999.4)).hasToString("999 m");
        assertThat(Distance.ofMetres(999.6)).hasToString("1.0 km");
        assertThat(Distance.ofKilometres(1.24)).hasToString("1.2 km");
        assertThat(Distance.ofKilometres(9.96)).hasToString("10 km");
        assertThat(Distance.ofKilometres(34.4)).hasToString("34 km");
    }

    @Test
    void addsAndCompares() {
        assertThat(Distance.ofMetres(400).plus(Distance.ofKilometres(1)))
                .isEqualTo(Distance.ofMetres(1_400));
        assertThat(Distance.ofMetres(2).isLongerThan(Distance.ofMetres(1))).isTrue();
        assertThat(Distance.ofMetres(-0.0)).isEqualTo(Distance.ZERO);
    }
}
