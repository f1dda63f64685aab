package org.doorstep.geo.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.geo.format.ImportIssue.Kind;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// What files get, from the plainest to the worst.
class GeoJsonReaderTest {

    private static final String SQUARE =
            "[[-1.2,51.7],[-1.1,51.7],[-1.1,51.8],[-1.2,51.8],[-1.2,51.7]]";

    private final List<ReadFeature> features = new ArrayList<>();

    private ReadReport read(GeoJsonReader reader, byte[] bytes) {
        return reader.read(new ByteArrayInputStream(bytes), features::add);
    }

    private ReadReport read(String text) {
        return read(GeoJsonReader.ofAreas(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String polygon(String rings) {
        return "{\"type\":\"Polygon\",\"coordinates\":[" + rings + "]}";
    }

    private static String feature(String geometry) {
        return "{\"type\":\"Feature\",\"properties\":{\"WD13CD\":\"E05000001\",\"WD13NM\":\"Elm\"},\"geometry\":"
                + geometry
                + "}";
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    private static List<Kind> kinds(ReadReport report) {
        return report.issues().stream().map(ImportIssue::kind).toList();
    }

    @Test
    void a1ReadsACollection() {
        var report = read(collection(feature(polygon(SQUARE)), feature(polygon(SQUARE))));
        assertThat(report).isEqualTo(new ReadReport(2, 2, List.of()));
        assertThat(features).extracting(ReadFeature::index).containsExactly(0, 1);
        assertThat(features.getFirst().code()).isEqualTo("E05000001");
        assertThat(features.getFirst().name()).isEqualTo("Elm");
        assertThat(features.getFirst().properties())
                .isEqualTo(Map.of("WD13CD", "E05000001", "WD13NM", "Elm"));
    }

    @Test
    void a2ReadsASingleFeatureAndABareGeometry() {
        assertThat(read(feature(polygon(SQUARE))).read()).isEqualTo(1);
        assertThat(read(polygon(SQUARE)).read()).isEqualTo(1);
        assertThat(features).extracting(ReadFeature::code).containsExactly("E05000001", "");
        assertThat(features.get(0).geometry()).isEqualTo(features.get(1).geometry());
    }

    @Test
    void a3ReadsMembersInAnyOrderAndLeavesOutWhatItDoesNotKnow() {
        var report =
                read(
                        "{\"features\":[{\"bbox\":[1,2,3,4],\"geometry\":{\"coordinates\":["
                                + SQUARE
                                + "],\"x\":{\"coordinates\":[9]},\"type\":\"Polygon\"},\"id\":7,\"properties\":null,"
                                + "\"type\":\"Feature\"}],\"generator\":[[{}]],\"type\":\"FeatureCollection\"}");
        assertThat(report).isEqualTo(new ReadReport(1, 1, List.of()));
    }

    @Test
    void a4ReadsPropertiesAsText() {
        read(
                "{\"type\":\"Feature\",\"properties\":{\"code\":7,\"open\":true,\"none\":null,\"list\":[1],\"share\":0.5},"
                    + "\"geometry\":"
                        + polygon(SQUARE)
                        + "}");
        assertThat(features.getFirst().properties())
                .isEqualTo(Map.of("code", "7", "open", "true", "share", "0.5"));
        assertThat(features.getFirst().code()).isEqualTo("7");
    }

    @Test
    void a5ReadsHeightsAndAByteOrderMark() {
        var report =
                read(
                        "\uFEFF"
                                + polygon(
                                        "[[-1.2,51.7,9],[-1.1,51.7,9],[-1.1,51.8,9],[-1.2,51.7,9]]"));
        assertThat(report).isEqualTo(new ReadReport(1, 1, List.of()));
    }

    @Test
    void a6ReadsLinesAndPointsWhereTheyAreWanted() {
        var reader = new GeoJsonReader(GeometryWanted.ANY, ReadLimits.GENEROUS);
        var text =
                collection(
                        feature("{\"type\":\"Point\",\"coordinates\":[-1.2,51.7]}"),
                        feature(
                                "{\"type\":\"LineString\",\"coordinates\":[[-1.2,51.7],[-1.1,51.8]]}"),
                        feature(
                                "{\"type\":\"MultiLineString\",\"coordinates\":[[[-1.2,51.7],[-1.1,51.8]]]}"),
                        feature("{\"type\":\"MultiPoint\",\"coordinates\":[[-1.2,51.7]]}"),
                        feature(
                                "{\"type\":\"LineString\",\"coordinates\":[[-1.2,51.7],[-1.2,51.7]]}"),
                        feature("{\"type\":\"GeometryCollection\",\"geometries\":[]}"));
        var report = read(reader, text.getBytes(StandardCharsets.UTF_8));
        var point = GeoPoint.of(51.7, -1.2);
        var line = List.of(point, GeoPoint.of(51.8, -1.1));
        assertThat(features)
                .extracting(ReadFeature::geometry)
                .containsExactly(
                        new ReadGeometry.Points(List.of(point)),
                        new ReadGeometry.Lines(List.of(line)),
                        new ReadGeometry.Lines(List.of(line)),
                        new ReadGeometry.Points(List.of(point)));
        assertThat(kinds(report)).containsExactly(Kind.TOO_FEW_POINTS, Kind.EMPTY_GEOMETRY);
        assertThat(kinds(read(text)).subList(0, 4)).containsOnly(Kind.NOT_A_POLYGON);
    }

    @Test
    void a7ReadsGzip() throws IOException {
        var report = read(GeoJsonReader.ofAreas(), gzip(polygon(SQUARE)));
        assertThat(report).isEqualTo(new ReadReport(1, 1, List.of()));
    }

    @Test
    void b1NamesTheFeatureThatIsWrong() {
        var report = read(collection(feature(polygon(SQUARE)), feature("null")));
        assertThat(report.read()).isEqualTo(1);
        assertThat(report.isRefused()).isTrue();
        assertThat(report.issues().getFirst())
                .isEqualTo(
                        new ImportIssue(
                                Kind.EMPTY_GEOMETRY,
                                ImportIssue.Severity.ERROR,
                                1,
                                "E05000001",
                                "Elm",
                                null,
                                "The feature has no geometry."));
    }

    @Test
    void b2SeesEastingsAndNorthings() {
        var report =
                read(
                        feature(
                                polygon(
                                        "[[500000,180000],[501000,180000],[501000,181000],[500000,180000]]")));
        assertThat(kinds(report)).containsExactly(Kind.WRONG_COORDINATE_SYSTEM);
        assertThat(report.issues().getFirst().detail()).contains("EPSG:27700");
        assertThat(features).isEmpty();
    }

    @Test
    void b3SeesACrsMemberThatNamesAnotherSystem() {
        assertThat(kinds(read(withCrs("urn:ogc:def:crs:EPSG::27700"))))
                .containsExactly(Kind.WRONG_COORDINATE_SYSTEM);
        assertThat(kinds(read(withCrs("EPSG:3857")))).containsExactly(Kind.WRONG_COORDINATE_SYSTEM);
        assertThat(kinds(read(withCrs("urn:ogc:def:crs:OGC:1.3:CRS84")))).isEmpty();
        assertThat(kinds(read(withCrs("EPSG:4326")))).isEmpty();
        assertThat(kinds(read(withCrs("urn:ogc:def:crs:EPSG::4258")))).isEmpty();
    }

    private static String withCrs(String name) {
        return "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\""
                + name
                + "\"}},\"features\":["
                + feature(polygon(SQUARE))
                + "]}";
    }

    @Test
    void b4SeesSwappedAxes() {
        var report = read(polygon("[[51.7,-1.2],[51.7,-1.1],[51.8,-1.1],[51.7,-1.2]]"));
        assertThat(kinds(report)).containsExactly(Kind.SWAPPED_AXES);
        assertThat(kinds(read(polygon("[[51,0.1],[51,0.2],[51.1,0.2],[51,0.1]]"))))
                .containsExactly(Kind.SWAPPED_AXES);
    }

    @Test
    void b5SeesPlacesElsewhere() {
        assertThat(kinds(read(polygon("[[2,48],[3,48],[3,49],[2,48]]"))))
                .containsExactly(Kind.OUTSIDE_UK);
        assertThat(kinds(read(polygon("[[179,-17],[-179,-17],[-179,-16],[179,-17]]"))))
                .containsExactly(Kind.OUTSIDE_UK);
        assertThat(kinds(read(polygon("[[-1.2,51.7],[200,51.7],[-1.1,51.8],[-1.2,51.7]]"))))
                .containsExactly(Kind.OUTSIDE_UK);
    }

    @Test
    void b6SeesWhatIsNoNumber() {
        for (var bad :
                List.of("NaN", "Infinity", "1e999", "null", "\"-1.2\"", "true", "[]", "{}")) {
            var report = read(polygon("[[" + bad + ",51.7],[-1.1,51.7],[-1.1,51.8],[-1.2,51.7]]"));
            assertThat(report.isRefused()).as(bad).isTrue();
            assertThat(kinds(report).getFirst()).as(bad).isIn(Kind.NOT_A_NUMBER, Kind.NOT_GEOJSON);
        }
        assertThat(kinds(read(polygon("[[-1.2],[-1.1,51.7],[-1.1,51.8],[-1.2,51.7]]"))))
                .containsExactly(Kind.NOT_A_NUMBER);
        assertThat(features).isEmpty();
    }

    @Test
    void c1RepairsRingsAndSaysSo() {
        assertThat(kinds(read(polygon("[[-1.2,51.7],[-1.1,51.7],[-1.1,51.8],[-1.2,51.8]]"))))
                .containsExactly(Kind.UNCLOSED_RING);
        var bowTie = read(polygon("[[-1.2,51.7],[-1.1,51.8],[-1.1,51.7],[-1.2,51.8],[-1.2,51.7]]"));
        assertThat(kinds(bowTie)).containsExactly(Kind.INVALID_RING);
        assertThat(bowTie.isRefused()).isFalse();
        assertThat(features).hasSize(2);
    }

    @Test
    void c2RefusesRingsWithoutGround() {
        assertThat(kinds(read(polygon("")))).containsExactly(Kind.EMPTY_GEOMETRY);
        assertThat(kinds(read(polygon("[]")))).containsExactly(Kind.EMPTY_GEOMETRY);
        assertThat(kinds(read(polygon("[[-1.2,51.7],[-1.2,51.7],[-1.2,51.7],[-1.2,51.7]]"))))
                .containsExactly(Kind.TOO_FEW_POINTS);
        assertThat(kinds(read("{\"type\":\"Polygon\"}"))).containsExactly(Kind.EMPTY_GEOMETRY);
        assertThat(kinds(read("{\"type\":\"Polygon\",\"coordinates\":null}")))
                .containsExactly(Kind.EMPTY_GEOMETRY);
    }

    @Test
    void c3SaysThatACollectionIsEmpty() {
        assertThat(kinds(read(collection()))).containsExactly(Kind.EMPTY_COLLECTION);
    }

    @Test
    void d1ReadsARingOfAHundredThousandVertices() {
        assertThat(read(polygon(ring(100_000)))).isEqualTo(new ReadReport(1, 1, List.of()));
    }

    @Test
    void d2RefusesMoreVerticesThanTheLimitAndGoesOnWithTheNextFeature() {
        var reader =
                new GeoJsonReader(
                        GeometryWanted.AREAS, ReadLimits.GENEROUS.withVerticesPerFeature(50_000));
        var text = collection(feature(polygon(ring(100_000))), feature(polygon(SQUARE)));
        var report = read(reader, text.getBytes(StandardCharsets.UTF_8));
        assertThat(kinds(report)).containsExactly(Kind.TOO_MANY_VERTICES);
        assertThat(report.features()).isEqualTo(2);
        assertThat(features).extracting(ReadFeature::index).containsExactly(1);
    }

    @Test
    void d3StopsAtMoreFeaturesThanTheLimit() {
        var reader = new GeoJsonReader(GeometryWanted.AREAS, ReadLimits.GENEROUS.withFeatures(2));
        var one = feature(polygon(SQUARE));
        var report = read(reader, collection(one, one, one).getBytes(StandardCharsets.UTF_8));
        assertThat(kinds(report)).containsExactly(Kind.TOO_MANY_FEATURES);
        assertThat(report.read()).isEqualTo(2);
    }

    @Test
    void d4StopsAtBottomlessNesting() {
        var report = read("{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(100_000));
        assertThat(kinds(report)).containsExactly(Kind.TOO_DEEP);
        assertThat(kinds(read("{\"a\":".repeat(100_000)))).containsExactly(Kind.TOO_DEEP);
    }

    @Test
    void d5StopsAtMoreBytesThanTheLimit() {
        var reader =
                new GeoJsonReader(GeometryWanted.AREAS, ReadLimits.GENEROUS.withBytes(100_000));
        var report = read(reader, polygon(ring(100_000)).getBytes(StandardCharsets.UTF_8));
        assertThat(kinds(report)).containsExactly(Kind.TOO_LARGE);
    }

    @Test
    void d6StopsAtAGzipBomb() throws IOException {
        var bomb = gzip("{\"type\":\"Polygon\",\"x\":" + " ".repeat(20_000_000));
        assertThat(bomb.length).isLessThan(50_000);
        assertThat(kinds(read(GeoJsonReader.ofAreas(), bomb))).containsExactly(Kind.GZIP_BOMB);
    }

    @Test
    void d7ListsNoMoreIssuesThanTheLimit() {
        var limits = new ReadLimits(1_000, 1_000, 64, 1_000_000, 100, 3);
        var bad = feature("null");
        var report =
                read(
                        new GeoJsonReader(GeometryWanted.AREAS, limits),
                        collection(bad, bad, bad, bad, bad).getBytes(StandardCharsets.UTF_8));
        assertThat(kinds(report))
                .containsExactly(
                        Kind.EMPTY_GEOMETRY,
                        Kind.EMPTY_GEOMETRY,
                        Kind.EMPTY_GEOMETRY,
                        Kind.TOO_MANY_ISSUES);
        assertThat(report.features()).isEqualTo(5);
    }

    @Test
    void y1SaysWhereTheJsonBreaks() {
        var report = read("{\"type\":\"FeatureCollection\",\n \"features\":[nonsense]}");
        assertThat(kinds(report)).containsExactly(Kind.MALFORMED_JSON);
        assertThat(report.issues().getFirst().detail()).startsWith("Line 2, column ");
    }

    @Test
    void y2SaysSoWhenTheFileEndsTooEarlyAnywhere() {
        var text = collection(feature(polygon(SQUARE)));
        for (var end = 0; end < text.length(); end++) {
            assertThat(read(text.substring(0, end)).isRefused()).isTrue();
        }
        assertThat(read(text + "{}").isRefused()).isTrue();
    }

    @Test
    void y3SaysSoWhenGzipBreaksOff() throws IOException {
        var whole = gzip(polygon(ring(5_000)));
        for (var end : List.of(2, 9, 15, whole.length / 2, whole.length - 1)) {
            var report = read(GeoJsonReader.ofAreas(), Arrays.copyOf(whole, end));
            assertThat(report.isRefused()).as("%s bytes", end).isTrue();
        }
    }

    @Test
    void y4SaysSoWhenTheStreamBreaks() {
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the cable was pulled");
                    }
                };
        assertThat(kinds(GeoJsonReader.ofAreas().read(broken, features::add)))
                .containsExactly(Kind.UNREADABLE);
    }

    @Test
    void y5SaysSoWhenItIsNoGeoJson() {
        for (var text :
                List.of(
                        "[]",
                        "7",
                        "null",
                        "\"x\"",
                        "{}",
                        "{\"type\":\"Topology\"}",
                        "{\"type\":7}",
                        "{\"type\":\"FeatureCollection\"}",
                        "{\"type\":\"FeatureCollection\",\"features\":{}}",
                        "{\"type\":\"Polygon\",\"features\":[]}",
                        collection("7"),
                        collection("{}"),
                        collection("[]"),
                        collection("null"),
                        "{\"type\":\"Polygon\",\"coordinates\":\"x\"}",
                        "{\"type\":\"Polygon\",\"coordinates\":[-1.2,51.7]}",
                        "{\"type\":\"Polygon\",\"coordinates\":[[-1.2,51.7]]}",
                        "{\"type\":\"MultiPolygon\",\"coordinates\":[" + SQUARE + "]}",
                        "{\"type\":\"Polygon\",\"coordinates\":[[" + SQUARE + "]]}")) {
            var report = read(text);
            assertThat(kinds(report)).as(text).containsExactly(Kind.NOT_GEOJSON);
        }
        assertThat(features).isEmpty();
    }

    @Test
    void y6SaysSoWhenTheTextIsNotUtf8() {
        var latin =
                feature(polygon(SQUARE))
                        .replace("Elm", "Môn")
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(kinds(read(GeoJsonReader.ofAreas(), latin)))
                .containsExactly(Kind.MALFORMED_JSON);
        assertThat(kinds(read(GeoJsonReader.ofAreas(), new byte[] {'P', 'K', 3, 4, 20})))
                .containsExactly(Kind.MALFORMED_JSON);
    }

    @Test
    void z1PassesOnWhatTheConsumerThrows() {
        assertThatThrownBy(() ->
                        GeoJsonReader.ofAreas()
                                .read(
                                        new ByteArrayInputStream(
                                                polygon(SQUARE).getBytes(StandardCharsets.UTF_8)),
                                        feature -> {
                                            throw new IllegalStateException("full");
                                        }))
                .isInstanceOf(IllegalStateException.class);
    }

    private static String ring(int vertices) {
        var ring = new StringBuilder("[");
        for (var i = 0; i <= vertices; i++) {
            var angle = 2 * Math.PI * (i % vertices) / vertices;
            ring.append(i == 0 ? "" : ",")
                    .append("[%.7f,%.7f]".formatted(-2 + Math.cos(angle), 53 + Math.sin(angle)));
        }
        return ring.append("]").toString();
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
