package org.doorstep.geo.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.geo.area.Outline;
import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class GeoJsonWriterTest {

    private static final Outline TWO_PARTS =
            Outline.fromWkt(
                    "MULTIPOLYGON (((-1 51, -1 52, 0 52, 0 51, -1 51)), ((-3 51, -2 51, -2 52, -3"
                            + " 52, -3 51), (-2.8 51.2, -2.8 51.8, -2.2 51.8, -2.8 51.2)))");

    private static String written(int decimals, Outline outline, Map<String, ?> properties) {
        var out = new ByteArrayOutputStream();
        try (var writer = new GeoJsonWriter(out, decimals)) {
            writer.write(outline, properties);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesACollectionWithShellsAnticlockwise() {
        var outline = Outline.fromWkt("POLYGON ((-1 51, -1 52, 0.5 52, -1 51))");
        assertThat(written(6, outline, Map.of("code", "E05000001")))
                .isEqualTo(
                        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
                            + "{\"code\":\"E05000001\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                            + "[[[-1,51],[0.5,52],[-1,52],[-1,51]]]}}]}");
    }

    @Test
    void writesNoMoreDecimalsThanAskedFor() {
        var outline =
                Outline.fromWkt(
                        "POLYGON ((0.00001234 51.123456789, 1 51.9999999, 0.5 52.7500001,"
                                + " 0.00001234 51.123456789))");
        assertThat(written(5, outline, Map.of()))
                .contains("[[[0.00001,51.12346],[1,52],[0.5,52.75],[0.00001,51.12346]]]");
    }

    @Test
    void writesWhatTheReaderReads() {
        var features = new ArrayList<ReadFeature>();
        var properties = new LinkedHashMap<String, @Nullable Object>();
        properties.put("name", "Elm \"Park\" & Môn");
        properties.put("doors", 12);
        properties.put("none", null);
        var text = written(7, TWO_PARTS, properties);
        var report =
                GeoJsonReader.ofAreas()
                        .read(
                                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                                features::add);

        assertThat(report.isRefused()).isFalse();
        assertThat(features.getFirst().properties())
                .isEqualTo(Map.of("name", "Elm \"Park\" & Môn", "doors", "12"));
        var read = ((ReadGeometry.Area) features.getFirst().geometry()).outline();
        assertThat(read.toGeometry().norm().equalsExact(TWO_PARTS.toGeometry().norm())).isTrue();
    }

    @Test
    void writesLinesAndPointsAndAnEmptyCollection() {
        var out = new ByteArrayOutputStream();
        try (var writer = new GeoJsonWriter(out, 3)) {
            writer.write(List.of(GeoPoint.of(51, -1), GeoPoint.of(52, -1.5)), Map.of());
            writer.write(GeoPoint.of(51, -1), Map.of());
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"LineString\",\"coordinates\":[[-1,51],[-1.5,52]]")
                .contains("\"Point\",\"coordinates\":[-1,51]");

        var none = new ByteArrayOutputStream();
        new GeoJsonWriter(none, 3).close();
        assertThat(none.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"FeatureCollection\",\"features\":[]}");
    }

    @Test
    void leavesTheStreamOpen() {
        var out = new ByteArrayOutputStream();
        try (var writer = new GeoJsonWriter(out, 3)) {
            writer.write(TWO_PARTS, Collections.emptyMap());
        }
        out.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("]}\n");
    }
}
