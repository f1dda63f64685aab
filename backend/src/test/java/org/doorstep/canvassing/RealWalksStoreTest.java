package org.doorstep.canvassing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.doorstep._support.CountingIds;
import org.doorstep._support.TestClock;
import org.doorstep._support.TestStore;
import org.doorstep.canvassing.walk.WalkMaking;
import org.doorstep.canvassing.walk.WalkMaking.Part;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.BarrierKind;
import org.doorstep.territory.BarrierLine;
import org.doorstep.territory.BoundarySetId;
import org.doorstep.territory.LocalWays;
import org.doorstep.territory.Street;
import org.doorstep.territory.WardId;
import org.doorstep.territory.layer.BarrierStore;
import org.doorstep.territory.layer.LayerStore;
import org.doorstep.territory.layer.WayStore;
import org.doorstep.territory.load.BarrierFile;
import org.doorstep.territory.load.StreetFile;
import org.doorstep.territory.street.StreetStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Walks in Oakham, along the ways of a real extract of OpenStreetMap, where it is there.
class RealWalksStoreTest {

    private static final GeoPoint OAKHAM = new GeoPoint(52.6705, -0.7283);
    private static final BoundingBox TOWN = BoundingBox.around(OAKHAM, Distance.ofKilometres(2));
    private static final WardId ANY = new WardId(new BoundarySetId(CountingIds.nth(1)), "ANY");

    private static final LayerStore LAYERS =
            new LayerStore(TestStore.freshOf("territory"), new CountingIds(), new TestClock());
    private static final WayStore WAYS = new WayStore(LAYERS);
    private static final BarrierStore BARRIERS = new BarrierStore(LAYERS);
    private static final StreetStore STREETS =
            new StreetStore(TestStore.freshOf("territory"), new CountingIds());

    @BeforeAll
    static void loadRutland() throws IOException {
        var root =
                Optional.ofNullable(System.getenv("DOORSTEP_OPEN_DATA"))
                        .orElse("../../shared/data");
        var file = Path.of(root, "streets/osm/rutland_2022-07-20.osm.pbf");
        assumeTrue(Files.isReadable(file), "the open data is not here");
        var begun = System.nanoTime();
        try (var in = Files.newInputStream(file)) {
            var report =
                    new StreetFile(
                                    STREETS,
                                    place -> TOWN.contains(place) ? ANY : null,
                                    extract -> {
                                        WAYS.put("Rutland", extract.network());
                                        BARRIERS.put("Rutland", BarrierFile.of(extract));
                                    })
                            .load(in, ReadLimits.GENEROUS);
            assertThat(report.isRefused()).isFalse();
        }
        say("loaded in %d ms", begun);
    }

    private static void say(String words, long begun) {
        System.out.printf("Rutland: " + words + "%n", (System.nanoTime() - begun) / 1_000_000);
    }

    private static List<Part> partsNear(GeoPoint place, int howMany) {
        return STREETS.ofWards(List.of(ANY)).stream()
                .sorted(
                        Comparator.comparingDouble(
                                street -> begin(street).distanceTo(place).metres()))
                .flatMap(street -> WalkMaking.partsOf(street).stream())
                .limit(howMany)
                .toList();
    }

    private static GeoPoint begin(Street street) {
        return street.sides().getFirst().line().getFirst();
    }

    @Test
    void aWalkGoesAlongTheStreetsOfTheTown() {
        var parts = partsNear(OAKHAM, 25);
        var begun = System.nanoTime();
        var around = WAYS.around(TOWN);
        say(around.size() + " corners in memory in %d ms", begun);

        var straight = WalkMaking.of(parts, OAKHAM, LocalWays.NONE);
        var again = System.nanoTime();
        var along = WalkMaking.of(parts, OAKHAM, around);
        say("25 parts, " + along.metres() + " m against " + straight.metres() + " m, %d ms", again);

        assertThat(straight.measure()).isEqualTo(WalkMeasure.STRAIGHT_LINES);
        assertThat(along.measure()).isEqualTo(WalkMeasure.ALONG_STREETS);
        assertThat(along.parts().stream().map(WalkPart::id))
                .containsExactlyInAnyOrderElementsOf(
                        straight.parts().stream().map(WalkPart::id).toList());
        assertThat(along.metres()).isBetween(straight.metres() / 2, straight.metres() * 2);
    }

    @Test
    void theLongestWalkAlongStreetsIsMadeInSeconds() {
        var parts = partsNear(OAKHAM, WalkMaking.MOST_ALONG_STREETS);
        var begun = System.nanoTime();
        var walk = WalkMaking.of(parts, null, WAYS.around(TOWN));
        say(parts.size() + " parts in %d ms", begun);

        assertThat(walk.measure()).isEqualTo(WalkMeasure.ALONG_STREETS);
        assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
    }

    @Test
    void whereTheExtractDoesNotReachTheWalkIsByStraightLines() {
        var parts = partsNear(OAKHAM, 5);
        var farAway = new GeoPoint(52.6705, -0.2);
        assertThat(WalkMaking.of(parts, farAway, WAYS.around(TOWN)).measure())
                .isEqualTo(WalkMeasure.STRAIGHT_LINES);
    }

    @Test
    void theRailwayThroughTheTownIsABarrierOpenAtItsCrossings() {
        var railway =
                BARRIERS.in(TOWN).stream()
                        .filter(line -> line.kind() == BarrierKind.RAILWAY)
                        .map(BarrierLine::line)
                        .toList();
        assertThat(railway.size()).isGreaterThan(2);
    }
}
