package org.doorstep.territory.street;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.Side;
import org.doorstep.territory.StreetSide;
import org.junit.jupiter.api.Test;

import java.util.List;

class NumbersTest {

    private static final List<GeoPoint> LINE =
            List.of(new GeoPoint(52.6, -0.5), new GeoPoint(52.601, -0.5));

    @Test
    void sharesNumbersAndDoorsOutWithoutLossOrDouble() {
        var odd = new Numbers(Side.ODD, 1, 39, 22);
        assertThat(odd.on(LINE, 0, 0.3)).isEqualTo(new StreetSide(Side.ODD, 1, 11, 7, LINE));
        assertThat(odd.on(LINE, 0.3, 1)).isEqualTo(new StreetSide(Side.ODD, 13, 39, 15, LINE));
    }

    @Test
    void leavesAPieceTooShortForADoorWithoutNumbers() {
        assertThat(new Numbers(Side.EVEN, 2, 4, 2).on(LINE, 0, 0.1))
                .isEqualTo(new StreetSide(Side.EVEN, 0, 0, 0, LINE));
    }

    @Test
    void keepsAWholeStreetAsItIs() {
        assertThat(new Numbers(Side.BOTH, 1, 9, 9).on(LINE, 0, 1))
                .isEqualTo(new StreetSide(Side.BOTH, 1, 9, 9, LINE));
        assertThat(Numbers.UNKNOWN.on(LINE, 0, 1))
                .isEqualTo(new StreetSide(Side.BOTH, 0, 0, 0, LINE));
    }
}
