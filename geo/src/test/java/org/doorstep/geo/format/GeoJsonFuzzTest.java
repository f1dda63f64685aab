package org.doorstep.geo.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Random;

/// Broken files made from a seed: whatever the bytes, the reader answers with a report.
class GeoJsonFuzzTest {

    private static final String WHOLE =
            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4326\"}},"
                + "\"features\":[{\"type\":\"Feature\",\"properties\":{\"WD13CD\":\"E05000001\",\"n\":1.5},"
                + "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[[-1.2,51.7],[-1.1,51.7],"
                + "[-1.1,51.8],[-1.2,51.7]]],[[[-1.5,51.7],[-1.4,51.7],[-1.4,51.8],[-1.5,51.7]]]]}}]}";

    private static final String[] PIECES = {
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "\"",
        "null",
        "NaN",
        "1e999",
        "-",
        "0",
        "[]",
        "{}",
        "\"type\":",
        "\"coordinates\":",
        "\"features\":[",
        "51.7",
        "-1.2",
        "500000",
        "\\u0000",
        "true",
        "\uD83D"
    };

    @Test
    void neverBreaksOnBrokenText() {
        var random = new Random(32);
        for (var i = 0; i < 30_000; i++) {
            var text = new StringBuilder(WHOLE);
            for (var j = random.nextInt(5); j >= 0; j--) {
                var at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
                    default -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
                }
            }
            answers(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void neverBreaksOnBrokenBytes() {
        var random = new Random(33);
        for (var i = 0; i < 20_000; i++) {
            var bytes = WHOLE.getBytes(StandardCharsets.UTF_8);
            for (var j = random.nextInt(5); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            answers(bytes);
        }
    }

    private static void answers(byte[] bytes) {
        var features = new ArrayList<ReadFeature>();
        for (var wanted : GeometryWanted.values()) {
            features.clear();
            var report =
                    new GeoJsonReader(wanted, ReadLimits.GENEROUS)
                            .read(new ByteArrayInputStream(bytes), features::add);
            assertThat(report.read()).isEqualTo(features.size());
            assertThat(report.features()).isGreaterThanOrEqualTo(features.size());
            assertThat(report.read() > 0 || report.isRefused()).isTrue();
        }
    }
}
