package org.doorstep.geo.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo.area.Outline;
import org.doorstep.geo.format.ImportIssue.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

class AreaFileReaderTest {

    private final List<ReadFeature> features = new ArrayList<>();

    private ReadReport read(byte[] bytes) {
        return read(bytes, false);
    }

    private ReadReport read(byte[] bytes, boolean nationalGrid) {
        features.clear();
        return new AreaFileReader(ReadLimits.GENEROUS, nationalGrid)
                .read(new ByteArrayInputStream(bytes), features::add);
    }

    private static List<Kind> kinds(ReadReport report) {
        return report.issues().stream().map(ImportIssue::kind).toList();
    }

    private static Outline outline(ReadFeature feature) {
        return ((ReadGeometry.Area) feature.geometry()).outline();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(bytes);
        }
        return packed.toByteArray();
    }

    // 1. Each form

    static Stream<Arguments> files() throws IOException {
        return Stream.of(
                Arguments.of("GeoJSON", Samples.text(Samples.GEOJSON)),
                Arguments.of("GeoJSON behind a mark", Samples.text("\ufeff" + Samples.GEOJSON)),
                Arguments.of("GeoJSON, gzip", gzip(Samples.text(Samples.GEOJSON))),
                Arguments.of("TopoJSON", Samples.text(Samples.TOPOJSON)),
                Arguments.of(
                        "TopoJSON that says so last",
                        Samples.text(
                                Samples.TOPOJSON
                                        .replace("{\"type\":\"Topology\",", "{")
                                        .replaceAll("}$", ",\"type\":\"Topology\"}"))),
                Arguments.of("well-known text", Samples.text(Samples.WKT)),
                Arguments.of("well-known text, gzip", gzip(Samples.text(Samples.WKT))),
                Arguments.of("a zipped shapefile", Samples.zip()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void readsTheSameFromEveryForm(String form, byte[] bytes) {
        assertThat(read(bytes).isRefused()).isFalse();
        assertThat(features)
                .singleElement()
                .satisfies(feature -> {
                    assertThat(feature.code()).isEqualTo("E05000001");
                    assertThat(outline(feature).parts()).isEqualTo(2);
                    var box = outline(feature).toGeometry().getEnvelopeInternal();
                    assertThat(box.getMinX()).isCloseTo(-1.5, within(1e-9));
                    assertThat(box.getMaxX()).isCloseTo(-1.1, within(1e-9));
                    assertThat(box.getMinY()).isCloseTo(51.7, within(1e-9));
                    assertThat(box.getMaxY()).isCloseTo(51.8, within(1e-9));
                });
    }

    // 2. The National Grid

    private static final double[] IN_METRES = {
        451_000, 206_000, 452_000, 207_000, 452_000, 206_000, 451_000, 206_000,
        453_000, 206_000, 454_000, 207_000, 454_000, 206_000, 453_000, 206_000
    };

    @Test
    void convertsAShapefileThatSaysItIsInTheNationalGrid() {
        var report =
                read(
                        Samples.zip(
                                Map.of(
                                        "A.SHP", Samples.shp(IN_METRES),
                                        "a.DBF", Samples.dbf(),
                                        "A.prj", Samples.text(ShapefileReader.NATIONAL_GRID))));

        assertThat(kinds(report)).containsExactly(Kind.CONVERTED_FROM_GRID);
        assertThat(outline(features.getFirst()).toGeometry().getCoordinate().getY())
                .isCloseTo(51.75, within(0.01));
    }

    @Test
    void convertsAShapefileThatDoesNotSayOnlyWhenAsked() {
        var zip = Samples.zip(Map.of("a.shp", Samples.shp(IN_METRES), "a.dbf", Samples.dbf()));

        assertThat(kinds(read(zip))).containsExactly(Kind.WRONG_COORDINATE_SYSTEM);
        assertThat(kinds(read(zip, true))).containsExactly(Kind.CONVERTED_FROM_GRID);
        assertThat(features).hasSize(1);
    }

    @Test
    void asksAFileThatSaysItIsInDegreesForDegreesWhateverTheCallerThinks() {
        var zip =
                Samples.zip(
                        Map.of(
                                "a.shp", Samples.shp(),
                                "a.prj", Samples.text(Samples.DEGREES)));

        assertThat(read(zip, true).issues()).isEmpty();
    }

    // 3. Attributes as people write them

    @Test
    void readsNamesInUtf8AndInWindows1252() {
        var utf8 = Samples.dbf(Samples.text("Ynys Môn"));
        var windows = Samples.dbf("Ynys Môn".getBytes(Charset.forName("windows-1252")));

        for (var attributes : List.of(utf8, windows)) {
            read(Samples.zip(Map.of("a.shp", Samples.shp(), "a.dbf", attributes)));
            assertThat(features.getFirst().name()).isEqualTo("Ynys Môn");
        }
    }

    @Test
    void readsShapesWithoutAttributes() {
        assertThat(read(Samples.zip(Map.of("a.shp", Samples.shp()))).issues()).isEmpty();
        assertThat(features.getFirst().code()).isEmpty();
    }

    // 4. What is no file of areas

    @Test
    void refusesALoneShpWithAdvice() {
        var report = read(Samples.shp());

        assertThat(kinds(report)).containsExactly(Kind.UNREADABLE);
        assertThat(report.issues().getFirst().detail()).contains("zip");
    }

    @Test
    void refusesAZipWithoutAShapefileWithSeveralAndTruncated() {
        var zip = Samples.zip();
        for (var bytes :
                List.of(
                        Samples.zip(Map.of("a.txt", Samples.text("hello"))),
                        Samples.zip(Map.of("a.shp", Samples.shp(), "b.shp", Samples.shp())),
                        Arrays.copyOf(zip, zip.length / 2),
                        Samples.text("PK"))) {
            assertThat(kinds(read(bytes))).containsExactly(Kind.UNREADABLE);
        }
    }

    @Test
    void passesOverWhatAMacPutsBesideEachFile() {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("__MACOSX/._a.shp", Samples.text("resource fork"));
        entries.put("a.shp", Samples.shp());

        assertThat(read(Samples.zip(entries)).issues()).isEmpty();
    }

    @Test
    void refusesAZipThatUnpacksToManyTimesItsSize() {
        var shapes = Arrays.copyOf(Samples.shp(), 50_000_000);
        ByteBuffer.wrap(shapes).putInt(104, (shapes.length - 108) / 2);
        var report = read(Samples.zip(Map.of("a.shp", shapes)));

        assertThat(kinds(report)).contains(Kind.TOO_LARGE);
        assertThat(report.isRefused()).isTrue();
    }

    @Test
    void refusesNothingAndOtherThings() {
        assertThat(kinds(read(new byte[0]))).containsExactly(Kind.MALFORMED_JSON);
        assertThat(kinds(read(Samples.text("[]")))).containsExactly(Kind.NOT_GEOJSON);
        assertThat(kinds(read(Samples.text("%PDF-1.7")))).containsExactly(Kind.NOT_WKT);
    }

    @Test
    void namesTheLayersWhereItCannotTellWhichIsOfWards() {
        var report = read(Samples.text(Samples.TOPOJSON.replace("\"wards\"", "\"areas\"")));

        assertThat(kinds(report)).containsExactly(Kind.NOT_TOPOJSON);
        assertThat(report.issues().getFirst().detail()).contains("areas, places");
    }

    // 5. Real ones

    @Test
    void readsTheZippedWardsOfOrdnanceSurvey() throws IOException {
        var stem = "wards/full_resolution_27700/district_borough_unitary_ward_region_shared";
        var entries = new LinkedHashMap<String, byte[]>();
        for (var extension : List.of(".prj", ".shx", ".dbf", ".shp")) {
            entries.put("wards" + extension, Files.readAllBytes(OpenData.file(stem + extension)));
        }
        var report = read(Samples.zip(entries));

        assertThat(kinds(report)).containsExactly(Kind.CONVERTED_FROM_GRID);
        assertThat(features).hasSize(515);
    }

    @Test
    void readsTheTopologyOfOxford() throws IOException {
        var file = OpenData.file("wards/topojson/topo_E07000178_oxford_wards.json");

        assertThat(read(Files.readAllBytes(file)).isRefused()).isFalse();
        assertThat(features).hasSize(24);
    }
}
