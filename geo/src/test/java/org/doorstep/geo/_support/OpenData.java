package org.doorstep.geo._support;

import org.doorstep.geo.area.Outline;
import org.doorstep.geo.format.GeoJsonReader;
import org.doorstep.geo.format.ReadGeometry;
import org.junit.jupiter.api.Assumptions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The open data, read in place; tests that need it are reported as skipped where it is absent.
public final class OpenData {

    private OpenData() {}

    /// A file under the folder that `DOORSTEP_OPEN_DATA` names, by default `../shared/data` beside
    /// the project.
    public static Path file(String path) {
        var file = root().resolve(path);
        Assumptions.assumeTrue(
                Files.isReadable(file), "open data is absent (DOORSTEP_OPEN_DATA): " + path);
        return file;
    }

    private static Path root() {
        return Optional.ofNullable(System.getenv("DOORSTEP_OPEN_DATA"))
                .map(Path::of)
                // Tests of a module run in the module's folder.
                .orElse(Path.of("..", "..", "shared", "data"));
    }

    public static InputStream open(String path) {
        try {
            return Files.newInputStream(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every ward of Great Britain by its code.
    public static TreeMap<String, Outline> wards() {
        var wards = new TreeMap<String, Outline>();
        try (var in = open("wards/generalised_2013/gb_wards_2013_shared.geojson.gz")) {
            GeoJsonReader.ofAreas()
                    .read(
                            in,
                            feature -> {
                                if (feature.geometry() instanceof ReadGeometry.Area(var outline)) {
                                    wards.put(feature.code(), outline);
                                }
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return wards;
    }

    /// The rows of a simple comma-separated file below its header, quotes taken off.
    public static List<List<String>> rows(String path) {
        try (BufferedReader lines = Files.newBufferedReader(file(path))) {
            return lines.lines().skip(1).map(OpenData::cells).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var letter : line.toCharArray()) {
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
