package org.doorstep.territory.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.territory.load.Files.collection;
import static org.doorstep.territory.load.Files.feature;
import static org.doorstep.territory.load.Files.polygon;
import static org.doorstep.territory.load.Files.square;
import static org.doorstep.territory.load.Files.text;
import static org.doorstep.territory.load.Files.ward;

import org.doorstep._support.CountingIds;
import org.doorstep._support.TestClock;
import org.doorstep._support.TestStore;
import org.doorstep._support.TestTicker;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.BoundarySetId;
import org.doorstep.territory.BoundarySetSpec;
import org.doorstep.territory.ImportFinding;
import org.doorstep.territory.ImportReport;
import org.doorstep.territory.Ward;
import org.doorstep.territory.WardId;
import org.doorstep.territory.WardProperties;
import org.doorstep.territory.boundary.BoundarySetDocument;
import org.doorstep.territory.boundary.BoundaryStore;
import org.doorstep.territory.boundary.Grounds;
import org.doorstep.territory.boundary.WardDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class WardFileStoreTest {

    private static final LocalDate FROM = LocalDate.of(2024, 5, 2);
    private static final BoundarySetSpec SPEC = BoundarySetSpec.of("Test wards", FROM);
    private static final BoundarySetId SET = new BoundarySetId(CountingIds.nth(1));
    private static final ReadLimits LIMITS = ReadLimits.GENEROUS.withVerticesPerFeature(50_000);

    private final MongoTemplate mongo =
            TestStore.fresh(WardDocument.class, BoundarySetDocument.class);
    private final BoundaryStore store = new BoundaryStore(mongo, new TestClock());
    private final Grounds grounds = new Grounds(store, new TestTicker());

    private ImportReport load(InputStream file) {
        return new WardFile(store, SET, SPEC).load(file, LIMITS);
    }

    private void assertNothingIsLoaded() {
        assertThat(store.sets()).isEmpty();
        assertThat(mongo.count(new Query(), WardDocument.class)).isZero();
        assertThat(mongo.count(new Query(), BoundarySetDocument.class)).isZero();
    }

    @Test
    void loadsWardsWithTheirCodesNamesAndCouncil() {
        var file =
                collection(
                        ward("E05000001", "Abbey", "E07000001", square(-0.5, 52.6)),
                        ward("E05000002", "Bridge", "E07000001", square(-0.49, 52.6)));
        var report = load(text(file));
        assertThat(report.findings()).isEmpty();
        assertThat(report).isEqualTo(new ImportReport(SET, 2, 2, 1, report.findings()));
        var found = grounds.current().at(new GeoPoint(52.605, -0.485), FROM).orElseThrow();
        assertThat(found)
                .isEqualTo(
                        new Ward(
                                new WardId(SET, "E05000002"),
                                "Bridge",
                                null,
                                "E07000001",
                                "Council E07000001",
                                found.labelPoint()));
    }

    @Test
    void readsGzip() {
        var file = collection(ward("E05000001", "Abbey", "E07000001", square(-0.5, 52.6)));
        assertThat(load(Files.gzip(file)).loaded()).isEqualTo(1);
    }

    @Test
    void readsWellKnownText() {
        var file =
                "WKT;WD24CD;WD24NM;LAD24CD\n"
                        + "POLYGON ((-0.5 52.6, -0.49 52.6, -0.49 52.61, -0.5 52.6));"
                        + "E05000001;Abbey;E07000001\n";
        var report = load(text(file));
        assertThat(report.findings()).isEmpty();
        assertThat(report.loaded()).isEqualTo(1);
    }

    @Test
    void readsTopoJson() {
        var file =
                "{\"type\":\"Topology\",\"objects\":{\"w\":{\"type\":\"Polygon\",\"arcs\":[[0]],"
                        + "\"properties\":{\"WD24CD\":\"E05000001\",\"WD24NM\":\"Abbey\","
                        + "\"LAD24CD\":\"E07000001\"}}},\"arcs\":[[[-0.5,52.6],[-0.49,52.6],"
                        + "[-0.49,52.61],[-0.5,52.6]]]}";
        assertThat(load(text(file)).loaded()).isEqualTo(1);
    }

    @Test
    void refusesALoneShpWithAdvice() {
        var report = load(new ByteArrayInputStream(new byte[] {0, 0, 0x27, 0x0a, 0, 0}));
        assertThat(report.findings()).extracting(ImportFinding::kind).containsExactly("UNREADABLE");
        assertThat(report.findings().getFirst().words()).contains("zip");
        assertNothingIsLoaded();
    }

    @Test
    void isNotInForceTheDayBefore() {
        load(text(collection(ward("E05000001", "Abbey", "E07000001", square(-0.5, 52.6)))));
        var place = new GeoPoint(52.605, -0.495);
        assertThat(grounds.current().at(place, FROM.minusDays(1))).isEmpty();
        assertThat(grounds.current().at(place, FROM)).isPresent();
    }

    @Test
    void takesTheCouncilFromTheSpecWhereTheFeaturesDoNotSay() {
        var file = collection(feature("\"code\":\"W1\",\"name\":\"One\"", square(-0.5, 52.6)));
        var spec = SPEC.ofCouncil("X99000009", "Somewhere");
        var report = new WardFile(store, SET, spec).load(text(file), LIMITS);
        assertThat(report.loaded()).isEqualTo(1);
        var ward = grounds.current().find(new WardId(SET, "W1")).orElseThrow();
        assertThat(ward.councilCode()).isEqualTo("X99000009");
        assertThat(ward.councilName()).isEqualTo("Somewhere");
        assertThat(ward.name()).isEqualTo("One");
    }

    @Test
    void readsThePropertiesTheImporterNames() {
        var file =
                collection(
                        feature(
                                "\"ref\":\"A1\",\"label\":\"Ay\",\"la\":\"C1\"",
                                square(-0.5, 52.6)));
        var spec =
                new BoundarySetSpec(
                        "Named",
                        FROM,
                        new WardProperties("ref", "label", null, "la", null),
                        null,
                        null,
                        false);
        assertThat(new WardFile(store, SET, spec).load(text(file), LIMITS).loaded()).isEqualTo(1);
        assertThat(grounds.current().find(new WardId(SET, "A1")).orElseThrow().name())
                .isEqualTo("Ay");
    }

    @Test
    void repairsAnInvalidRingAndSaysSo() {
        var bow = polygon("[-0.5,52.6],[-0.49,52.61],[-0.49,52.6],[-0.5,52.61],[-0.5,52.6]");
        var report = load(text(collection(ward("E05000001", "Bow", "E07000001", bow))));
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.findings().stream().map(ImportFinding::kind)).containsExactly("INVALID");
        assertThat(report.findings().getFirst().code()).isEqualTo("E05000001");
    }

    @Test
    void loadsAFeatureThatStandsThereTwiceOnce() {
        var ward = ward("E05000001", "Abbey", "E07000001", square(-0.5, 52.6));
        var report = load(text(collection(ward, ward)));
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.findings().stream().map(ImportFinding::kind))
                .containsExactly("DUPLICATE_FEATURE");
    }

    @Test
    void refusesOneCodeWithTwoOutlines() {
        var report =
                load(
                        text(
                                collection(
                                        ward("E05000001", "A", "E07000001", square(-0.5, 52.6)),
                                        ward("E05000001", "A", "E07000001", square(-0.4, 52.6)))));
        assertThat(report.findings().stream().map(ImportFinding::kind))
                .containsExactly("DUPLICATE_CODE");
        assertThat(report).isEqualTo(new ImportReport(null, 2, 0, 0, report.findings()));
        assertNothingIsLoaded();
    }

    static Stream<Arguments> badFiles() {
        var good = collection(ward("E05000001", "Abbey", "E07000001", square(-0.5, 52.6)));
        var packed = Files.gzipped(good);
        var cut = Arrays.copyOf(packed, packed.length / 2);
        var many =
                IntStream.range(0, 100_000)
                        .mapToObj(i -> "[-0." + (500_000 + i) + ",52.6" + i % 10 + "]")
                        .collect(Collectors.joining(","));
        return Stream.of(
                Arguments.of("an empty file", bytes(""), ""),
                Arguments.of("no JSON", bytes("wards, of course"), ""),
                Arguments.of("JSON cut off", bytes(good.substring(0, good.length() / 2)), ""),
                Arguments.of("JSON that is no GeoJSON", bytes("{\"a\":[1,2]}"), ""),
                Arguments.of("no features", bytes(collection()), "EMPTY_COLLECTION"),
                Arguments.of("a cut-off gzip", cut, ""),
                Arguments.of("a gzip bomb", Files.gzipped(" ".repeat(60_000_000)), ""),
                Arguments.of(
                        "no vertex",
                        bytes(
                                collection(
                                        ward(
                                                "E05000001",
                                                "A",
                                                "E07000001",
                                                "{\"type\":\"Polygon\",\"coordinates\":[]}"))),
                        ""),
                Arguments.of(
                        "100,000 vertices",
                        bytes(collection(ward("E05000001", "A", "E07000001", polygon(many)))),
                        "TOO_MANY_VERTICES"),
                Arguments.of(
                        "National Grid metres",
                        bytes(
                                collection(
                                        ward(
                                                "E05000001",
                                                "A",
                                                "E07000001",
                                                polygon(
                                                        "[500000,180000],[501000,180000],[501000,181000],[500000,180000]")))),
                        "WRONG_COORDINATE_SYSTEM"),
                Arguments.of(
                        "latitude first",
                        bytes(collection(ward("E05000001", "A", "E07000001", square(52.6, -0.5)))),
                        "SWAPPED_AXES"),
                Arguments.of(
                        "a ward without a code",
                        bytes(collection(feature("\"x\":1", square(-0.5, 52.6)))),
                        "NO_CODE"),
                Arguments.of(
                        "a code that is none",
                        bytes(collection(ward("$gt {}", "A", "E07000001", square(-0.5, 52.6)))),
                        "BAD_CODE"),
                Arguments.of(
                        "no council",
                        bytes(
                                collection(
                                        feature(
                                                "\"code\":\"W1\",\"name\":\"One\"",
                                                square(-0.5, 52.6)))),
                        "NO_COUNCIL"),
                Arguments.of(
                        "a point",
                        bytes(
                                collection(
                                        ward(
                                                "E05000001",
                                                "A",
                                                "E07000001",
                                                "{\"type\":\"Point\",\"coordinates\":[-0.5,52.6]}"))),
                        "NOT_A_POLYGON"),
                Arguments.of(
                        "10,000 brackets",
                        bytes(String.join("", Collections.nCopies(10_000, "["))),
                        ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void refusesABadFileSaysWhyAndLoadsNothing(String what, byte[] file, String kind) {
        var report = load(new ByteArrayInputStream(file));
        assertThat(report.isRefused()).isTrue();
        assertThat(report.loaded()).isZero();
        assertThat(report.findings())
                .allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank());
        if (!kind.isEmpty()) {
            assertThat(report.findings().stream().map(ImportFinding::kind)).contains(kind);
        }
        assertNothingIsLoaded();
    }
}
