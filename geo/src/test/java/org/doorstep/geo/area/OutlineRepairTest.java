package org.doorstep.geo.area;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.geo.area.OutlineIssue.Kind;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

/// Rings from the simplest to the strangest: what is kept, and what is said about it.
class OutlineRepairTest {

    private static final double[] SQUARE = {0, 50, 0, 51, 1, 51, 1, 50, 0, 50};

    private static OutlineRepair.Repaired repair(double[]... rings) {
        return OutlineRepair.ofRings(List.of(List.of(rings)));
    }

    private static List<Kind> kinds(OutlineRepair.Repaired repaired) {
        return repaired.issues().stream().map(OutlineIssue::kind).toList();
    }

    private static Outline kept(OutlineRepair.Repaired repaired) {
        var outline = repaired.outline().orElseThrow();
        assertThat(outline.shared().isValid()).isTrue();
        return outline;
    }

    @Test
    void a1KeepsASquareAsItIs() {
        var repaired = repair(SQUARE);
        assertThat(repaired.issues()).isEmpty();
        assertThat(kept(repaired).toWkt()).isEqualTo("POLYGON ((0 50, 0 51, 1 51, 1 50, 0 50))");
    }

    @Test
    void a2KeepsAHoleAndSaysSo() {
        var repaired = repair(SQUARE, new double[] {.2, 50.2, .4, 50.2, .4, 50.4, .2, 50.2});
        assertThat(kinds(repaired)).containsExactly(Kind.HOLE);
        assertThat(kept(repaired).holes()).isEqualTo(1);
    }

    @Test
    void a3KeepsTwoParts() {
        var repaired =
                OutlineRepair.ofRings(
                        List.of(
                                List.of(SQUARE),
                                List.of(new double[] {2, 50, 2, 51, 3, 51, 2, 50})));
        assertThat(repaired.issues()).isEmpty();
        assertThat(kept(repaired).parts()).isEqualTo(2);
    }

    @Test
    void b1ClosesAnOpenRing() {
        var repaired = repair(new double[] {0, 50, 0, 51, 1, 51, 1, 50});
        assertThat(kinds(repaired)).containsExactly(Kind.UNCLOSED_RING);
        assertThat(kept(repaired)).isEqualTo(kept(repair(SQUARE)));
    }

    @Test
    void b2RefusesARingOfThreeEqualPoints() {
        var repaired = repair(new double[] {0, 50, 0, 50, 0, 50, 0, 50});
        assertThat(repaired.outline()).isEmpty();
        assertThat(kinds(repaired)).containsExactly(Kind.TOO_FEW_POINTS);
    }

    @Test
    void b3RefusesNoPointsAtAll() {
        assertThat(kinds(repair(new double[0]))).containsExactly(Kind.TOO_FEW_POINTS);
        assertThat(kinds(OutlineRepair.ofRings(List.of()))).containsExactly(Kind.EMPTY_GEOMETRY);
        assertThat(kinds(OutlineRepair.ofRings(List.of(List.of()))))
                .containsExactly(Kind.EMPTY_GEOMETRY);
    }

    @Test
    void b4RefusesWhatIsNoNumber() {
        var repaired = repair(new double[] {0, 50, 0, Double.NaN, 1, 51, 1, 50});
        assertThat(repaired.outline()).isEmpty();
        assertThat(kinds(repaired)).containsExactly(Kind.NOT_A_NUMBER);
    }

    @Test
    void b5RefusesARingWithoutGround() {
        var repaired = repair(new double[] {0, 50, 1, 51, 2, 52, 0, 50});
        assertThat(repaired.outline()).isEmpty();
        assertThat(kinds(repaired)).contains(Kind.EMPTY_GEOMETRY);
    }

    @Test
    void c1KeepsBothLobesOfABowTie() {
        var repaired = repair(new double[] {0, 50, 1, 51, 1, 50, 0, 51, 0, 50});
        assertThat(kinds(repaired)).containsExactly(Kind.INVALID_RING);
        assertThat(kept(repaired).parts()).isEqualTo(2);
        assertThat(kept(repaired).shared().getArea()).isEqualTo(0.5);
    }

    @Test
    void c2KeepsTheGroundOfARingThatTouchesItself() {
        var repaired =
                repair(
                        new double[] {
                            0, 50, 0, 52, 2, 52, 2, 50, 1, 50, 1.5, 51, .5, 51, 1, 50, 0, 50
                        });
        assertThat(kinds(repaired)).containsExactly(Kind.INVALID_RING);
        assertThat(kept(repaired).shared().getArea()).isEqualTo(3.5);
    }

    @Test
    void c3KeepsAHoleThatLiesOutsideOutOfTheOutline() {
        var repaired = repair(SQUARE, new double[] {5, 50, 6, 50, 6, 51, 5, 50});
        assertThat(repaired.has(Kind.INVALID_RING)).isTrue();
        assertThat(kept(repaired).contains(GeoPoint.of(50.5, 0.5))).isTrue();
    }

    @Test
    void c4MergesPartsThatOverlap() {
        var repaired =
                OutlineRepair.ofRings(
                        List.of(
                                List.of(SQUARE),
                                List.of(new double[] {.5, 50, .5, 51, 1.5, 51, 1.5, 50, .5, 50})));
        assertThat(kinds(repaired)).containsExactly(Kind.INVALID_RING);
        assertThat(kept(repaired).shared().getArea()).isEqualTo(1.5);
    }

    @Test
    void c5SaysThatAPartIsASliver() {
        var repaired = repair(new double[] {0, 50, 1, 50, 1, 50.000001, 0, 50.000001, 0, 50});
        assertThat(kinds(repaired)).containsExactly(Kind.SLIVER);
        assertThat(repaired.outline()).isPresent();
    }

    @Test
    void y1KeepsARingOfAHundredThousandVertices() {
        var ring = new double[200_002];
        for (var i = 0; i <= 100_000; i++) {
            var angle = 2 * Math.PI * (i % 100_000) / 100_000;
            ring[2 * i] = Math.cos(angle);
            ring[2 * i + 1] = 52 + Math.sin(angle);
        }
        var repaired = repair(ring);
        assertThat(repaired.issues()).isEmpty();
        assertThat(kept(repaired).vertices()).isEqualTo(100_001);
    }

    @Test
    void z1RefusesAHopelessTangleInsteadOfWorkingForHours() {
        var random = new Random(7);
        var ring = new double[20_000];
        for (var i = 0; i < ring.length; i += 2) {
            ring[i] = random.nextDouble();
            ring[i + 1] = 51 + random.nextDouble();
        }
        var repaired = repair(ring);
        assertThat(repaired.outline()).isEmpty();
        assertThat(kinds(repaired)).containsExactly(Kind.UNCLOSED_RING, Kind.TANGLED);
    }
}
