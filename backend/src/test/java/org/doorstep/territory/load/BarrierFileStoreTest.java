package org.doorstep.territory.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.doorstep.territory.load.Files.collection;
import static org.doorstep.territory.load.Files.feature;
import static org.doorstep.territory.load.Files.line;
import static org.doorstep.territory.load.Files.text;

import org.doorstep._support.CountingIds;
import org.doorstep._support.TestClock;
import org.doorstep._support.TestStore;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.territory.BarrierKind;
import org.doorstep.territory.BarrierLine;
import org.doorstep.territory.GroundSpec;
import org.doorstep.territory.ImportFinding;
import org.doorstep.territory.ImportReport;
import org.doorstep.territory.layer.BarrierStore;
import org.doorstep.territory.layer.LayerStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarrierFileStoreTest {

    private static final BoundingBox HERE = new BoundingBox(52.5, -0.6, 52.7, -0.4);
    private static final String COURSE = line("[-0.53,52.6],[-0.525,52.6]");

    private final BarrierStore store =
            new BarrierStore(
                    new LayerStore(
                            TestStore.freshOf("territory"), new CountingIds(), new TestClock()));

    private ImportReport load(String file) {
        return new BarrierFile(store, new GroundSpec("Rivers", false))
                .load(text(file), ReadLimits.GENEROUS);
    }

    @Test
    void takesTheKindFromWhatTheFileSays() {
        var report =
                load(
                        collection(
                                feature("\"name\":\"Alder\",\"waterway\":\"river\"", COURSE),
                                feature("\"name\":\"Line\",\"kind\":\"Railway\"", COURSE),
                                feature("\"highway\":\"trunk\"", COURSE),
                                feature("\"barrier\":\"wall\"", COURSE)));
        assertThat(report.loaded()).isEqualTo(4);
        assertThat(store.in(HERE))
                .extracting(BarrierLine::name, BarrierLine::kind)
                .containsExactlyInAnyOrder(
                        tuple("Alder", BarrierKind.RIVER),
                        tuple("Line", BarrierKind.RAILWAY),
                        tuple("", BarrierKind.ROAD),
                        tuple("", BarrierKind.OTHER));
    }

    @Test
    void takesTheBarriersOfAnExtract() {
        load(
                """
                <osm><node id="1" lat="52.6" lon="-0.53"/><node id="2" lat="52.6" lon="-0.525"/>
                  <way id="5"><nd ref="1"/><nd ref="2"/><tag k="railway" v="rail"/></way></osm>
                """);
        assertThat(store.in(HERE))
                .extracting(BarrierLine::kind)
                .containsExactly(BarrierKind.RAILWAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rivers",
                "{\"type\":\"FeatureCollection\",\"features\":[]}",
                "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[-0.5,52.6]}}",
                "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[500000,180000],[500100,180000]]}}",
                "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[52.6,-0.5],[52.7,-0.5]]}}"
            })
    void refusesABadFileAndLeavesWhatIsThere(String file) {
        load(collection(feature("\"name\":\"Alder\"", COURSE)));

        assertThat(load(file).isRefused()).isTrue();
        assertThat(store.in(HERE)).extracting(BarrierLine::name).containsExactly("Alder");
    }

    @Test
    void anExtractWithoutBarriersIsNoFileOfBarriers() {
        var report =
                load(
                        """
                        <osm><node id="1" lat="52.6" lon="-0.53"/><node id="2" lat="52.6" lon="-0.525"/>
                          <way id="5"><nd ref="1"/><nd ref="2"/><tag k="highway" v="path"/></way></osm>
                        """);
        assertThat(report.findings()).extracting(ImportFinding::kind).containsExactly("NO_BARRIER");
    }
}
