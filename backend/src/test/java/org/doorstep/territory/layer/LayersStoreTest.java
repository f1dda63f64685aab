package org.doorstep.territory.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.doorstep._support.CountingIds;
import org.doorstep._support.TestClock;
import org.doorstep._support.TestStore;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.FootWays;
import org.doorstep.geo.walk.StreetNetwork;
import org.doorstep.territory.BarrierKind;
import org.doorstep.territory.BarrierLine;
import org.doorstep.territory.LocalWays;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Barriers and ways, in by the import and out by the box.
class LayersStoreTest {

    private static final BoundingBox HERE = new BoundingBox(52.60, -0.56, 52.64, -0.54);
    private static final BoundingBox FAR = new BoundingBox(53.60, -0.56, 53.64, -0.54);

    private final MongoTemplate mongo = TestStore.fresh(LayerDocument.class, TileDocument.class);
    private final TestClock clock = new TestClock();
    private final LayerStore layers = new LayerStore(mongo, new CountingIds(), clock);
    private final BarrierStore barriers = new BarrierStore(layers);
    private final WayStore ways = new WayStore(layers);

    private static BarrierLine river(double longitude, double... latitudes) {
        var line = new ArrayList<GeoPoint>();
        for (var latitude : latitudes) {
            line.add(new GeoPoint(latitude, longitude));
        }
        return new BarrierLine("Alder", BarrierKind.RIVER, line);
    }

    // 1. Barriers

    @Test
    void findsTheBarriersOfABoxOnly() {
        var near = river(-0.55, 52.61, 52.62);
        barriers.put("Rivers", List.of(near, river(-0.55, 53.61, 53.62)));

        assertThat(barriers.in(HERE)).containsExactly(near);
        assertThat(barriers.in(FAR)).containsExactly(river(-0.55, 53.61, 53.62));
        assertThat(barriers.in(new BoundingBox(50, -0.56, 50.1, -0.54))).isEmpty();
    }

    @Test
    void aLongLineIsWholeAgainInItsPieces() {
        barriers.put("Rivers", List.of(river(-0.551, 52.3, 52.9)));

        var pieces = barriers.in(new BoundingBox(52, -0.56, 53, -0.54));
        assertThat(pieces.getFirst().line().getFirst()).isEqualTo(new GeoPoint(52.3, -0.551));
        assertThat(pieces.getLast().line().getLast()).isEqualTo(new GeoPoint(52.9, -0.551));
        for (var i = 1; i < pieces.size(); i++) {
            assertThat(pieces.get(i).line().getFirst())
                    .isEqualTo(pieces.get(i - 1).line().getLast());
        }
    }

    @Test
    void whatIsLoadedUnderANameTakesThePlaceOfWhatWasThere() {
        barriers.put("Rivers", List.of(river(-0.55, 52.61, 52.62)));
        clock.advance(Duration.ofSeconds(1));
        barriers.put("Rivers", List.of(river(-0.551, 52.61, 52.62)));
        barriers.put("More", List.of(river(-0.552, 52.61, 52.62)));

        assertThat(barriers.in(HERE))
                .containsExactly(river(-0.552, 52.61, 52.62), river(-0.551, 52.61, 52.62));
    }

    @Test
    void whatWasReplacedAndWhatDeadImportsLeftGoesALittleLater() {
        barriers.put("Rivers", List.of(river(-0.55, 52.61, 52.62)));
        clock.advance(Duration.ofSeconds(1));
        barriers.put("Rivers", List.of(river(-0.551, 52.61, 52.62)));
        mongo.insert(TileDocument.of("dead", 1, new byte[0]));
        mongo.insert(
                new LayerDocument(
                        "dead",
                        LayerKind.WAYS,
                        "Dead",
                        LayerDocument.State.STAGED,
                        1,
                        clock.instant()));
        layers.sweep();
        assertThat(mongo.count(new Query(), LayerDocument.class)).isEqualTo(3);

        clock.advance(Duration.ofMinutes(31));
        layers.sweep();

        assertThat(layers.inForce(LayerKind.BARRIERS)).hasSize(1);
        assertThat(mongo.count(new Query(), LayerDocument.class)).isEqualTo(1);
        assertThat(mongo.count(new Query(), TileDocument.class)).isEqualTo(1);
        assertThat(layers.remove(LayerKind.BARRIERS, "Rivers")).isTrue();
        assertThat(barriers.in(HERE)).isEmpty();
    }

    // 2. Ways

    /// A street along a parallel, a corner every hundred metres, over the edge of a cell.
    private static StreetNetwork street(double latitude) {
        var network = new StreetNetwork.Builder();
        IntStream.rangeClosed(0, 20)
                .forEach(i -> network.node(new GeoPoint(latitude, -0.565 + i * 0.0015)));
        IntStream.range(0, 20).forEach(i -> network.edge(i, i + 1, 123.456));
        return network.build();
    }

    @Test
    void waysComeOutAsTheyWentIn() {
        ways.put("Town", street(52.62));
        var from = new GeoPoint(52.62, -0.565);
        var to = new GeoPoint(52.62, -0.535);

        var around = ways.around(HERE.with(new BoundingBox(52.61, -0.57, 52.63, -0.53)));

        assertThat(around.size()).isEqualTo(21);
        assertThat(around.reach(List.of(from, to))).isTrue();
        assertThat(around.between(List.of(from, to)).metres(from, to))
                .isCloseTo(20 * 123.456, within(0.01));
    }

    @Test
    void whatIsFurtherThanThreeHundredMetresIsNotReached() {
        ways.put("Town", street(52.62));
        var around = ways.around(HERE);
        var on = new GeoPoint(52.62, -0.55);

        assertThat(around.reach(List.of(on, new GeoPoint(52.6226, -0.55)))).isTrue();
        var off = new GeoPoint(52.6228, -0.55);
        assertThat(around.reach(List.of(on, off))).isFalse();
        assertThat(around.between(List.of(on, off)).metres(on, off))
                .isEqualTo(FootWays.straight().metres(on, off));
        assertThat(around.reach(List.of())).isFalse();
    }

    @Test
    void withoutANetworkThereAreStraightLines() {
        assertThat(ways.around(HERE)).isSameAs(LocalWays.NONE);
        ways.put("Town", street(52.62));
        assertThat(ways.around(FAR).size()).isZero();
        assertThat(ways.around(new BoundingBox(50, -3, 55, 0))).isSameAs(LocalWays.NONE);
    }

    @Test
    void aNetworkIsBuiltOnceAndAgainWhenItWasReplaced() {
        ways.put("Town", street(52.62));
        assertThat(ways.around(HERE)).isSameAs(ways.around(HERE));
        clock.advance(Duration.ofSeconds(1));
        new WayStore(layers).put("Town", street(52.63));

        assertThat(ways.around(HERE).reach(List.of(new GeoPoint(52.63, -0.55)))).isTrue();
        assertThat(ways.around(HERE).reach(List.of(new GeoPoint(52.62, -0.55)))).isFalse();
    }
}
