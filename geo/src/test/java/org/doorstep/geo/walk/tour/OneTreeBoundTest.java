package org.doorstep.geo.walk.tour;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo._support.TspLib;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Random;

class OneTreeBoundTest {

    @Test
    void isZeroWhereThereIsNoTour() {
        for (var stops = 0; stops < 3; stops++) {
            assertThat(OneTreeBound.of(PlaneCosts.of(new double[stops], new double[stops]), 10))
                    .isZero();
        }
    }

    @Test
    void isTheTourItselfOnATriangleAndARing() {
        var triangle = PlaneCosts.of(new double[] {0, 300, 0}, new double[] {0, 0, 400});
        assertThat(OneTreeBound.of(triangle, 1200)).isEqualTo(1200);
        var x = new double[20];
        var y = new double[20];
        for (var i = 0; i < 20; i++) {
            x[i] = 1000 * Math.cos(Math.PI * i / 10);
            y[i] = 1000 * Math.sin(Math.PI * i / 10);
        }
        var ring = PlaneCosts.of(x, y);
        var tour = TourSearch.shortest(ring, TourBudget.ofKicks(100));
        assertThat(OneTreeBound.of(ring, tour.length())).isEqualTo(tour.length());
    }

    @Test
    void isNeverAboveTheTourFound() {
        var random = new Random(41);
        for (var round = 0; round < 40; round++) {
            var stops = 3 + random.nextInt(40);
            var costs =
                    PlaneCosts.of(
                            random.doubles(stops, 0, 1000).toArray(),
                            random.doubles(stops, 0, 1000).toArray());
            var tour = TourSearch.shortest(costs, TourBudget.forStops(stops));
            assertThat(OneTreeBound.of(costs, tour.length()))
                    .isLessThanOrEqualTo(tour.length())
                    .isGreaterThan(tour.length() * 9 / 10);
        }
    }

    @Test
    void isWithinThreePerCentOfProvenOptima() throws IOException {
        for (var row : OpenData.rows("routing/tsplib/optimal.csv")) {
            var costs = TspLib.read(OpenData.file("routing/tsplib/" + row.get(0) + ".tsp"));
            if (costs.stops() <= 130) {
                var optimum = Long.parseLong(row.get(4));
                assertThat(OneTreeBound.of(costs, optimum))
                        .as(row.get(0))
                        .isBetween(optimum * 97 / 100, optimum);
            }
        }
    }
}
