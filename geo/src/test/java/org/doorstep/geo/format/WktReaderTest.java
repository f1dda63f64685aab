package org.doorstep.geo.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo.format.ImportIssue.Kind;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

class WktReaderTest {

    private final List<ReadFeature> features = new ArrayList<>();

    private ReadReport read(String text) {
        return read(text, GeometryWanted.ANY, ReadLimits.GENEROUS);
    }

    private ReadReport read(String text, GeometryWanted wanted, ReadLimits limits) {
        return read(text.getBytes(StandardCharsets.UTF_8), wanted, limits);
    }

    private ReadReport read(byte[] bytes, GeometryWanted wanted, ReadLimits limits) {
        features.clear();
        return new WktReader(wanted, limits).read(new ByteArrayInputStream(bytes), features::add);
    }

    private static List<Kind> kinds(ReadReport report) {
        return report.issues().stream().map(ImportIssue::kind).toList();
    }

    private List<ReadGeometry> geometries() {
        return features.stream().map(ReadFeature::geometry).toList();
    }

    private static final GeoPoint A = GeoPoint.of(51.5, -1.5);
    private static final GeoPoint B = GeoPoint.of(51.6, -1.4);

    // 1. Each kind of geometry

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT (-1.5 51.5)",
                "point(-1.5 51.5)",
                "  Point  ( -1.5   51.5 ) ",
                "POINT Z (-1.5 51.5 12)",
                "POINT ZM (-1.5 51.5 12 3)",
                "POINT (-15e-1 5.15E1)",
                "SRID=4326;POINT(-1.5 51.5)",
                "POINT(-1.5 51.5);",
                "\ufeffPOINT(-1.5 51.5)"
            })
    void readsAPointHoweverItIsWritten(String text) {
        assertThat(read(text).issues()).isEmpty();
        assertThat(geometries()).containsExactly(new ReadGeometry.Points(List.of(A)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MULTIPOINT (-1.5 51.5, -1.4 51.6)",
                "MULTIPOINT ((-1.5 51.5), (-1.4 51.6))"
            })
    void readsSeveralPointsInBothForms(String text) {
        assertThat(read(text).issues()).isEmpty();
        assertThat(geometries()).containsExactly(new ReadGeometry.Points(List.of(A, B)));
    }

    @Test
    void readsLines() {
        read("LINESTRING (-1.5 51.5, -1.4 51.6)\nMULTILINESTRING ((-1.5 51.5, -1.4 51.6))");

        assertThat(geometries())
                .containsExactly(
                        new ReadGeometry.Lines(List.of(List.of(A, B))),
                        new ReadGeometry.Lines(List.of(List.of(A, B))));
    }

    @Test
    void readsPolygonsWithTheirHoles() {
        var report =
                read(
                        "POLYGON ((0 51, 1 51, 1 52, 0 52, 0 51), (.2 51.2, .2 51.4, .4 51.4, .2"
                                + " 51.2))\n"
                                + "MULTIPOLYGON (((0 51, 1 51, 1 52, 0 51)), ((0 53, 1 53, 1 54, 0"
                                + " 53)))");

        assertThat(kinds(report)).containsExactly(Kind.HOLE);
        assertThat(geometries())
                .extracting(geometry -> ((ReadGeometry.Area) geometry).outline())
                .extracting(outline -> outline.parts() + " parts, " + outline.holes() + " holes")
                .containsExactly("1 parts, 1 holes", "2 parts, 0 holes");
    }

    // 2. Tables

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void readsATableWithAColumnOfGeometries(String separator) {
        var table =
                "WKT,WD13CD,WD13NM\r\n\"POINT (-1.5 51.5)\",E05000001,\"St \"\"Mary\"\"\"\r\n\r\n"
                        .replace(",", separator);

        assertThat(read(table).issues()).isEmpty();
        assertThat(features)
                .extracting(feature -> feature.code() + " " + feature.name())
                .containsExactly("E05000001 St \"Mary\"");
        assertThat(geometries()).containsExactly(new ReadGeometry.Points(List.of(A)));
    }

    @Test
    void readsAQuotedGeometryOverSeveralLines() {
        read("id,geom\n7,\"LINESTRING (-1.5 51.5,\n-1.4 51.6)\"\n");

        assertThat(geometries()).containsExactly(new ReadGeometry.Lines(List.of(List.of(A, B))));
        assertThat(features.getFirst().code()).isEqualTo("7");
    }

    @Test
    void reportsARowWithoutGeometry() {
        assertThat(kinds(read("WKT,code\n,E05000001\n"))).containsExactly(Kind.EMPTY_GEOMETRY);
    }

    // 3. What is wrong with a geometry

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (451000 206000) | WRONG_COORDINATE_SYSTEM",
                "SRID=27700;POINT (451000 206000) | WRONG_COORDINATE_SYSTEM",
                "POINT (51.5 -1.5) | SWAPPED_AXES",
                "POINT (2.35 48.85) | OUTSIDE_UK",
                "POINT (NaN 51.5) | NOT_A_NUMBER",
                "POINT (1e999 51.5) | NOT_A_NUMBER",
                "POINT EMPTY | EMPTY_GEOMETRY",
                "POLYGON EMPTY | EMPTY_GEOMETRY",
                "POLYGON (EMPTY) | EMPTY_GEOMETRY",
                "POLYGON ((0 51, 1 51, 1 52)) | UNCLOSED_RING",
                "POLYGON ((0 51, 1 51, 0 51)) | TOO_FEW_POINTS",
                "POLYGON ((0 51, 1 52, 1 51, 0 52, 0 51)) | INVALID_RING",
                "LINESTRING (0 51) | TOO_FEW_POINTS",
                "GEOMETRYCOLLECTION (POINT (0 51)) | EMPTY_GEOMETRY",
                "POINT (1) | NOT_WKT",
                "POINT (1 2 | NOT_WKT",
                "POINT (1 2) x | NOT_WKT",
                "POINT 1 2 | NOT_WKT",
                "POLYGON (0 51, 1 51, 1 52, 0 51) | NOT_GEOJSON",
                "CIRCULARSTRING (0 51, 1 51, 1 52) | NOT_WKT",
                "SRID=;POINT (0 51) | NOT_WKT",
                "hello | NOT_WKT"
            })
    void saysWhatIsWrong(String text, Kind kind) {
        assertThat(kinds(read(text))).contains(kind);
    }

    @Test
    void wantsAreasOnlyWhereAreasAreAskedFor() {
        assertThat(kinds(read("POINT (-1.5 51.5)", GeometryWanted.AREAS, ReadLimits.GENEROUS)))
                .containsExactly(Kind.NOT_A_POLYGON);
    }

    @Test
    void readsOnAfterALineThatIsNone() {
        var report = read("POINT (-1.5 51.5)\nnonsense\nPOINT (-1.4 51.6)");

        assertThat(report.features()).isEqualTo(3);
        assertThat(report.read()).isEqualTo(2);
        assertThat(report.issues()).extracting(ImportIssue::feature).containsExactly(1);
    }

    // 4. Files that are too much

    @Test
    void refusesEmptyFilesAndTablesWithoutRows() {
        assertThat(kinds(read(""))).containsExactly(Kind.NOT_WKT);
        assertThat(kinds(read(" \n \n"))).containsExactly(Kind.NOT_WKT);
        assertThat(kinds(read("WKT,code\n"))).containsExactly(Kind.EMPTY_COLLECTION);
    }

    @Test
    void stopsAtItsLimits() {
        var few = ReadLimits.GENEROUS.withVerticesPerFeature(10).withFeatures(2);
        var line = "LINESTRING (" + "0 51, ".repeat(20) + "0 52)";

        assertThat(kinds(read(line, GeometryWanted.ANY, few)))
                .containsExactly(Kind.TOO_MANY_VERTICES);
        assertThat(kinds(read("POINT (0 51)\n".repeat(3), GeometryWanted.ANY, few)))
                .containsExactly(Kind.TOO_MANY_FEATURES);
        assertThat(kinds(read("POLYGON " + "(".repeat(100_000)))).containsExactly(Kind.NOT_WKT);
        assertThat(kinds(read("x".repeat(20_000), GeometryWanted.ANY, few)))
                .containsExactly(Kind.TOO_MANY_VERTICES);
    }

    @Test
    void readsGzip() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write("POINT (-1.5 51.5)".getBytes(StandardCharsets.UTF_8));
        }
        read(packed.toByteArray(), GeometryWanted.ANY, ReadLimits.GENEROUS);

        assertThat(geometries()).containsExactly(new ReadGeometry.Points(List.of(A)));
    }

    // 5. There and back

    @Test
    void readsWhatTheWriterWrites() {
        var writer = new WktWriter();

        assertThat(writer.write(GeoPoint.of(51.123456789, -1.5)))
                .isEqualTo("POINT (-1.5 51.1234568)");
        assertThat(new WktWriter(2).write(List.of(A, GeoPoint.of(51.126, 0))))
                .isEqualTo("LINESTRING (-1.5 51.5, 0 51.13)");
    }

    @Test
    void everyWardOfScotlandIsTheSameAfterWritingAndReading() {
        var wards = OpenData.wards().subMap("S", "T");
        var writer = new WktWriter(12);
        var text = new StringBuilder("WKT;code\n");
        wards.forEach((code, outline) ->
                text.append(writer.write(outline)).append(';').append(code).append('\n'));
        var report = read(text.toString(), GeometryWanted.AREAS, ReadLimits.GENEROUS);

        assertThat(report.isRefused()).isFalse();
        assertThat(features).hasSameSizeAs(wards.keySet());
        assertThat(features)
                .allSatisfy(feature -> {
                    var outline = ((ReadGeometry.Area) feature.geometry()).outline();
                    var ward = wards.get(feature.code());
                    assertThat(ward).isNotNull();
                    assertThat(outline.toGeometry().equalsExact(ward.toGeometry(), 1e-12)).isTrue();
                });
    }
}
