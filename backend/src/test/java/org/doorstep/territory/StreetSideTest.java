package org.doorstep.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Splitting a side by its numbers.
class StreetSideTest {

    private static final GeoPoint WEST = new GeoPoint(52.6, -0.56);
    private static final GeoPoint EAST = new GeoPoint(52.6, -0.55);
    private static final StreetSide ODD = new StreetSide(Side.ODD, 1, 39, 33, List.of(WEST, EAST));

    @Test
    void tensShareOutNumbersAndDoorsWithoutLossOrDouble() {
        var tens =
                List.of(0, 1, 2, 3).stream()
                        .map(ten -> ODD.only(NumberRange.ofTen(ten)).orElseThrow())
                        .toList();
        assertThat(tens).extracting(StreetSide::from).containsExactly(1, 11, 21, 31);
        assertThat(tens).extracting(StreetSide::to).containsExactly(9, 19, 29, 39);
        assertThat(tens.stream().mapToInt(StreetSide::doors).sum()).isEqualTo(33);
        assertThat(tens.getFirst().line().getFirst()).isEqualTo(WEST);
        assertThat(tens.getLast().line().getLast()).isEqualTo(EAST);
        for (var i = 1; i < tens.size(); i++) {
            assertThat(tens.get(i).line().getFirst()).isEqualTo(tens.get(i - 1).line().getLast());
        }
    }

    @Test
    void allOfItsNumbersAreTheSideItself() {
        assertThat(ODD.only(new NumberRange(1, 40))).contains(ODD);
        assertThat(ODD.numbers()).contains(new NumberRange(1, 39));
    }

    @Test
    void noneOfItsNumbersIsNoSide() {
        assertThat(ODD.only(new NumberRange(41, 50))).isEmpty();
        assertThat(ODD.only(new NumberRange(2, 2))).isEmpty();
        var unnumbered = new StreetSide(Side.BOTH, 0, 0, 5, List.of(WEST, EAST));
        assertThat(unnumbered.only(new NumberRange(1, 10))).isEmpty();
        assertThat(unnumbered.numbers()).isEmpty();
    }

    @Test
    void numbersRiseFromOne() {
        assertThatThrownBy(() -> new NumberRange(0, 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NumberRange(5, 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new NumberRange(5, 15).lastTen()).isEqualTo(1);
    }
}
