package org.doorstep.bench;

import org.doorstep.geo.area.Outline;
import org.doorstep.geo.format.GeoJsonReader;
import org.doorstep.geo.format.ReadGeometry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// The open data in the folder that `DOORSTEP_OPEN_DATA` names, read in place.
public final class OpenData {

    private OpenData() {}

    /// A file of the open data.
    public static Path file(String path) {
        return Path.of(
                        Objects.requireNonNull(
                                System.getenv("DOORSTEP_OPEN_DATA"),
                                "DOORSTEP_OPEN_DATA names the folder of the open data."))
                .resolve(path);
    }

    /// Every shared ward of Great Britain by its code, invalid rings repaired.
    public static TreeMap<String, Outline> wards() throws IOException {
        var wards = new TreeMap<String, Outline>();
        var file = file("wards/generalised_2013/gb_wards_2013_shared.geojson.gz");
        try (var in = Files.newInputStream(file)) {
            GeoJsonReader.ofAreas()
                    .read(
                            in,
                            feature -> {
                                if (feature.geometry() instanceof ReadGeometry.Area(var outline)) {
                                    wards.put(feature.code(), outline);
                                }
                            });
        }
        return wards;
    }

    /// The lines of a gzip text file.
    public static BufferedReader gzipLines(String path) throws IOException {
        InputStream packed = Files.newInputStream(file(path));
        return new BufferedReader(
                new InputStreamReader(
                        new GZIPInputStream(packed, 1 << 16), StandardCharsets.UTF_8));
    }
}
