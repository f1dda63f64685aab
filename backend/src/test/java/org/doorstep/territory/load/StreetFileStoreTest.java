package org.doorstep.territory.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.doorstep.territory.load.Files.collection;
import static org.doorstep.territory.load.Files.feature;
import static org.doorstep.territory.load.Files.line;
import static org.doorstep.territory.load.Files.text;

import org.doorstep._support.CountingIds;
import org.doorstep._support.TestStore;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.BoundarySetId;
import org.doorstep.territory.ImportFinding;
import org.doorstep.territory.ImportReport;
import org.doorstep.territory.Side;
import org.doorstep.territory.Street;
import org.doorstep.territory.StreetSide;
import org.doorstep.territory.WardId;
import org.doorstep.territory.street.StreetStore;
import org.doorstep.territory.street.StreetStoreTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;

class StreetFileStoreTest {

    private static final WardId WEST = new WardId(new BoundarySetId(new UUID(0, 1)), "W");
    private static final WardId EAST = new WardId(new BoundarySetId(new UUID(0, 1)), "E");
    private static final String IN_WEST = line("[-0.53,52.6],[-0.525,52.6]");

    private final StreetStore store =
            new StreetStore(TestStore.fresh(StreetStoreTest.DOCUMENT), new CountingIds());

    private static @Nullable WardId wardAt(GeoPoint place) {
        return place.longitude() < -0.51 ? WEST : place.longitude() < -0.49 ? EAST : null;
    }

    private ImportReport load(String file) {
        return new StreetFile(store, StreetFileStoreTest::wardAt, _ -> {})
                .load(text(file), ReadLimits.GENEROUS);
    }

    @Test
    void loadsSidesWithNumbersAndDoors() {
        var report =
                load(
                        collection(
                                feature(
                                        "\"name\":\"Mill"
                                            + " Lane\",\"place\":\"Ely\",\"odd_from\":1,\"odd_to\":19,\"even_from\":2,\"even_to\":10,\"even_doors\":7",
                                        IN_WEST)));
        assertThat(report).isEqualTo(new ImportReport(null, 1, 1, 0, List.of()));
        var street = store.ofWards(List.of(WEST)).getFirst();
        var course = List.of(new GeoPoint(52.6, -0.53), new GeoPoint(52.6, -0.525));
        assertThat(street)
                .isEqualTo(
                        new Street(
                                street.id(),
                                WEST,
                                "Mill Lane",
                                "Ely",
                                List.of(
                                        new StreetSide(Side.ODD, 1, 19, 10, course),
                                        new StreetSide(Side.EVEN, 2, 10, 7, course))));
    }

    @Test
    void loadsStreetsOfAnExtractWithTheDoorsThatItsAddressesGive() {
        var report =
                load(
                        """
                        <osm><node id="1" lat="52.6" lon="-0.53"/><node id="2" lat="52.6" lon="-0.525"/>
                          <node id="3" lat="52.6001" lon="-0.529"><tag k="addr:street" v="Mill Lane"/>
                            <tag k="addr:housenumber" v="3"/></node>
                          <node id="4" lat="52.6001" lon="-0.526"><tag k="addr:street" v="Mill Lane"/>
                            <tag k="addr:housenumber" v="7"/></node>
                          <way id="5"><nd ref="1"/><nd ref="2"/>
                            <tag k="highway" v="residential"/><tag k="name" v="Mill Lane"/></way>
                          <way id="6"><nd ref="1"/><nd ref="2"/>
                            <tag k="highway" v="footway"/><tag k="name" v="Towpath"/></way></osm>
                        """);
        assertThat(report).isEqualTo(new ImportReport(null, 1, 1, 0, List.of()));
        var course = List.of(new GeoPoint(52.6, -0.53), new GeoPoint(52.6, -0.525));
        assertThat(store.ofWards(List.of(WEST)))
                .extracting(Street::name, Street::sides)
                .containsExactly(
                        tuple("Mill Lane", List.of(new StreetSide(Side.ODD, 3, 7, 2, course))));
    }

    @Test
    void aStreetAcrossAWardsEdgeIsOneStreetInEach() {
        load(
                collection(
                        feature(
                                "\"name\":\"High Street\",\"from\":1,\"to\":40",
                                line("[-0.52,52.6],[-0.50,52.6]"))));
        var west = store.ofWards(List.of(WEST)).getFirst();
        var east = store.ofWards(List.of(EAST)).getFirst();
        assertThat(west.doors()).isEqualTo(20);
        assertThat(east.doors()).isEqualTo(20);
        assertThat(west.sides().getFirst().to()).isEqualTo(20);
        assertThat(east.sides().getFirst().from()).isEqualTo(21);
    }

    @Test
    void keepsTheIdOfAStreetThatIsImportedAgain() {
        load(collection(feature("\"name\":\"Mill Lane\",\"doors\":5", IN_WEST)));
        var first = store.ofWards(List.of(WEST)).getFirst();
        load(collection(feature("\"name\":\"Mill Lane\",\"doors\":8", IN_WEST)));
        assertThat(store.ofWards(List.of(WEST))).hasSize(1);
        var second = store.ofWards(List.of(WEST)).getFirst();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.doors()).isEqualTo(8);
        assertThat(store.findAll(List.of(first.id()))).isEqualTo(List.of(second));
    }

    @Test
    void makesOneStreetOfSeveralStretches() {
        load(
                collection(
                        feature("\"name\":\"Mill Lane\",\"doors\":5", IN_WEST),
                        feature(
                                "\"name\":\"Mill Lane\",\"doors\":6",
                                line("[-0.525,52.6],[-0.52,52.6]"))));
        assertThat(store.ofWards(List.of(WEST))).hasSize(1);
        assertThat(store.ofWards(List.of(WEST)).getFirst().doors()).isEqualTo(11);
    }

    @Test
    void saysWhatLiesInNoWardAndWhatHasNoName() {
        var report =
                load(
                        collection(
                                feature("\"name\":\"Far Road\"", line("[-0.3,52.6],[-0.29,52.6]")),
                                feature("\"highway\":\"track\"", IN_WEST)));
        assertThat(report.isRefused()).isFalse();
        assertThat(report.loaded()).isZero();
        assertThat(report.findings().stream().map(ImportFinding::kind))
                .containsExactly("NO_WARD", "NO_NAME");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"odd_from\":2,\"odd_to\":10",
                "\"even_from\":2,\"even_to\":9",
                "\"from\":10,\"to\":2",
                "\"to\":7",
                "\"doors\":-1",
                "\"doors\":10001",
                "\"doors\":\"many\"",
                "\"from\":1.5,\"to\":3",
                "\"from\":1e9,\"to\":3"
            })
    void refusesNumbersThatDoNotFit(String numbers) {
        var report =
                load(
                        collection(
                                feature("\"name\":\"Good Street\",\"doors\":5", IN_WEST),
                                feature("\"name\":\"Mill Lane\"," + numbers, IN_WEST)));
        assertThat(report.findings().stream().map(ImportFinding::kind))
                .containsExactly("BAD_NUMBERS");
        assertThat(store.ofWards(List.of(WEST))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "streets",
                "{\"type\":\"FeatureCollection\",\"features\":[]}",
                "{\"type\":\"Feature\",\"properties\":{\"name\":\"A\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[-0.5,52.6]}}",
                "{\"type\":\"Feature\",\"properties\":{\"name\":\"A\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[500000,180000],[500100,180000]]}}"
            })
    void refusesABadFileAndLoadsNothing(String file) {
        var report = load(file);
        assertThat(report.isRefused()).isTrue();
        assertThat(store.ofWards(List.of(WEST, EAST))).isEmpty();
    }
}
