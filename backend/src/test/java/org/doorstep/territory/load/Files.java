package org.doorstep.territory.load;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/// Small files of wards and streets, made in memory.
public final class Files {

    private Files() {}

    public static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    public static InputStream gzip(String text) {
        return new ByteArrayInputStream(gzipped(text));
    }

    public static byte[] gzipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":["
                + String.join(",", Arrays.asList(features))
                + "]}";
    }

    /// A ward as the Office for National Statistics describes one.
    public static String ward(String code, String name, String council, String geometry) {
        return feature(
                "\"WD24CD\":\"%s\",\"WD24NM\":\"%s\",\"WD24NMW\":null,\"LAD24CD\":\"%s\",\"LAD24NM\":\"Council %s\""
                        .formatted(code, name, council, council),
                geometry);
    }

    public static String feature(String properties, String geometry) {
        return "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":%s}"
                .formatted(properties, geometry);
    }

    /// A square of a hundredth of a degree.
    public static String square(double west, double south) {
        return polygon(
                "[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]"
                        .formatted(
                                west,
                                south,
                                west + 0.01,
                                south,
                                west + 0.01,
                                south + 0.01,
                                west,
                                south + 0.01,
                                west,
                                south));
    }

    public static String polygon(String ring) {
        return "{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}";
    }

    public static String line(String points) {
        return "{\"type\":\"LineString\",\"coordinates\":[" + points + "]}";
    }
}
