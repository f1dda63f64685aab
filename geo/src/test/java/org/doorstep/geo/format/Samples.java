package org.doorstep.geo.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// One small file of each form, of the same two triangles.
final class Samples {

    static final String GEOJSON =
            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4326\"}},"
                + "\"features\":[{\"type\":\"Feature\",\"properties\":{\"WD13CD\":\"E05000001\",\"n\":1.5},"
                + "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[[-1.2,51.7],[-1.1,51.7],"
                + "[-1.1,51.8],[-1.2,51.7]]],[[[-1.5,51.7],[-1.4,51.7],[-1.4,51.8],[-1.5,51.7]]]]}}]}";

    static final String TOPOJSON =
            "{\"type\":\"Topology\",\"transform\":{\"scale\":[0.01,0.01],\"translate\":[-1.5,51.7]},"
                + "\"arcs\":[[[30,0],[10,0],[0,10],[-10,-10]],[[0,0],[10,0]],[[10,0],[0,10],[-10,-10]]],"
                + "\"objects\":{\"wards\":{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":"
                + "\"MultiPolygon\",\"arcs\":[[[0]],[[1,2]]],\"properties\":{\"WD13CD\":\"E05000001\"}}]},"
                + "\"places\":{\"type\":\"Point\",\"coordinates\":[1,2]}}}";

    static final String WKT =
            "WKT;WD13CD;n\n"
                    + "\"MULTIPOLYGON (((-1.2 51.7, -1.1 51.7, -1.1 51.8, -1.2 51.7)), ((-1.5 51.7,"
                    + " -1.4 51.7, -1.4 51.8, -1.5 51.7)))\";E05000001;1.5\n";

    static final String DEGREES = "GEOGCS[\"GCS_WGS_1984\"]";

    private static final double[] TRIANGLES = {
        -1.2, 51.7, -1.1, 51.8, -1.1, 51.7, -1.2, 51.7, -1.5, 51.7, -1.4, 51.8, -1.4, 51.7, -1.5,
        51.7
    };

    private Samples() {}

    /// @param places x, y, x, y of two triangles, four corners each
    static byte[] shp(double... places) {
        var content = 4 + 32 + 8 + 8 + 8 * places.length;
        var bytes = ByteBuffer.allocate(100 + 8 + content);
        bytes.putInt(0, 9994).position(100).putInt(1).putInt(content / 2);
        bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(5).position(100 + 8 + 4 + 32);
        bytes.putInt(2).putInt(places.length / 2).putInt(0).putInt(4);
        for (var place : places) {
            bytes.putDouble(place);
        }
        return bytes.array();
    }

    static byte[] shp() {
        return shp(TRIANGLES);
    }

    /// One row: the code and a name.
    static byte[] dbf(byte... name) {
        var bytes = ByteBuffer.allocate(32 + 64 + 1 + 30).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(0, (byte) 3).putInt(4, 1).putShort(8, (short) 97).putShort(10, (short) 30);
        bytes.put(32, text("WD13CD")).put(43, (byte) 'C').put(48, (byte) 9);
        bytes.put(64, text("WD13NM")).put(75, (byte) 'C').put(80, (byte) 20);
        bytes.put(96, (byte) 0x0d).put(97, (byte) ' ').put(98, text("E05000001"));
        bytes.put(107, text(" ".repeat(20))).put(107, name);
        return bytes.array();
    }

    static byte[] zip(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] zip() {
        return zip(
                Map.of(
                        "wards/Wards.shp", shp(),
                        "wards/Wards.dbf", dbf(text("Abbey")),
                        "wards/Wards.prj", text(DEGREES)));
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
