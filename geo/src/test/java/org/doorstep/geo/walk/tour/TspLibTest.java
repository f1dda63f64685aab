package org.doorstep.geo.walk.tour;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo._support.TspLib;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/// Instances whose shortest tours are proven.
class TspLibTest {

    private static CostMatrix instance(String name) throws IOException {
        return TspLib.read(OpenData.file("routing/tsplib/" + name + ".tsp"));
    }

    private static List<List<String>> optima() {
        return OpenData.rows("routing/tsplib/optimal.csv");
    }

    @ParameterizedTest
    @CsvSource({
        "pcb442, 221440",
        "att532, 309636",
        "gr666, 423710",
        "berlin52, 22205",
        "eil51, 1308",
        "dantzig42, 699"
    })
    void a1MeasuresTheToursInNumberOrderAsPublished(String name, long length) throws IOException {
        var costs = instance(name);
        assertThat(costs.lengthOf(IntStream.range(0, costs.stops()).toArray())).isEqualTo(length);
    }

    @Test
    void a2MeasuresAllOfThemAsListed() throws IOException {
        for (var row : optima()) {
            var costs = instance(row.get(0));
            assertThat(costs.stops()).hasToString(row.get(1));
            assertThat(costs.lengthOf(IntStream.range(0, costs.stops()).toArray()))
                    .as(row.get(0))
                    .hasToString(row.get(5));
        }
    }

    @Test
    void b1FindsTheShortestToursOfFewStops() throws IOException {
        for (var row : optima()) {
            var costs = instance(row.get(0));
            if (costs.stops() <= 50) {
                assertThat(TourSearch.shortest(costs, TourBudget.forStops(costs.stops())).length())
                        .as(row.get(0))
                        .isEqualTo(Long.parseLong(row.get(4)));
            }
        }
    }

    @Test
    void b2ComesWithinAThirdOfAPerCentUpTo200StopsAndOnePerCentUpTo1000() throws IOException {
        var sum = 0.0;
        var count = 0;
        for (var row : optima()) {
            var costs = instance(row.get(0));
            var tour = TourSearch.shortest(costs, TourBudget.forStops(costs.stops()));
            var ratio = (double) tour.length() / Long.parseLong(row.get(4));
            assertThat(costs.lengthOf(tour.order())).isEqualTo(tour.length());
            assertThat(tour.order()).containsOnlyOnce(IntStream.range(0, costs.stops()).toArray());
            assertThat(ratio).as(row.get(0)).isBetween(1.0, costs.stops() <= 200 ? 1.01 : 1.02);
            if (costs.stops() <= 200) {
                sum += ratio;
                count++;
            }
        }
        assertThat(sum / count).isLessThanOrEqualTo(1.003);
    }
}
