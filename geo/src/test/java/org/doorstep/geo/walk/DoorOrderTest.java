package org.doorstep.geo.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class DoorOrderTest {

    private static void keepsOrder(String... labels) {
        var shuffled = new ArrayList<>(List.of(labels));
        for (var seed = 0; seed < 20; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(DoorOrder.NATURAL);
            assertThat(shuffled).containsExactly(labels);
        }
    }

    @Test
    void a1CountsAsPeopleDo() {
        keepsOrder("1", "1A", "1B", "2", "10");
    }

    @Test
    void a2DoesNotMindCapitalsOrSpaces() {
        keepsOrder("190", "190a", "191", "191 A", "192");
        assertThat(DoorOrder.NATURAL.compare("12a", "12B")).isNegative();
        assertThat(DoorOrder.NATURAL.compare("12 A", "12B")).isNegative();
    }

    @Test
    void b1PutsRangesAfterTheirFirstNumber() {
        keepsOrder("9", "10", "10-12", "11", "14");
    }

    @Test
    void b2PutsNumberedDoorsBeforeNamedOnes() {
        keepsOrder("2", "100", "Ash House", "Rose Cottage");
    }

    @Test
    void b3SortsFlatsByNumberInsideABlock() {
        keepsOrder("Flat 1", "Flat 2", "Flat 2A", "Flat 10", "Flat A", "Flat B");
    }

    @Test
    void c1PutsFlatsInsideTheirBuilding() {
        var doors =
                List.of(
                        DoorLabel.of("9"),
                        DoorLabel.of("10"),
                        new DoorLabel("10", "Flat 1"),
                        new DoorLabel("10", "Flat 2"),
                        new DoorLabel("10", "Flat 11"),
                        DoorLabel.of("10A"),
                        DoorLabel.of("11"));
        var shuffled = new ArrayList<>(doors);
        Collections.shuffle(shuffled, new Random(1));
        Collections.sort(shuffled);
        assertThat(shuffled).isEqualTo(doors);
    }

    @Test
    void y1CountsBeyondAnyMachineNumber() {
        keepsOrder(
                "99999999999999999999998", "99999999999999999999999", "100000000000000000000000");
    }

    @Test
    void y2TellsLabelsApartThatReadTheSame() {
        assertThat(DoorOrder.NATURAL.compare("1A", "1 a")).isNotZero();
        assertThat(DoorOrder.NATURAL.compare("007", "7")).isNotZero();
        assertThat(DoorOrder.NATURAL.compare("", "1")).isNegative();
        assertThat(DoorOrder.NATURAL.compare("1A", "1A")).isZero();
    }

    @Test
    void z1IsATotalOrderOnLabelsOfAnyKind() {
        var random = new Random(3);
        var letters = "019aB -/é";
        var labels = new ArrayList<String>();
        for (var i = 0; i < 120; i++) {
            var label = new StringBuilder();
            for (var j = random.nextInt(5); j >= 0; j--) {
                label.append(letters.charAt(random.nextInt(letters.length())));
            }
            labels.add(label.toString());
        }
        for (var a : labels) {
            for (var b : labels) {
                var order = DoorOrder.NATURAL.compare(a, b);
                assertThat(Integer.signum(order))
                        .isEqualTo(-Integer.signum(DoorOrder.NATURAL.compare(b, a)));
                assertThat(order == 0).isEqualTo(a.equals(b));
                for (var c : labels) {
                    if (order < 0 && DoorOrder.NATURAL.compare(b, c) < 0) {
                        assertThat(DoorOrder.NATURAL.compare(a, c)).isNegative();
                    }
                }
            }
        }
    }
}
