package org.doorstep._support;

import org.junit.jupiter.api.Assumptions;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Open data that others have collected, read in place from `DOORSTEP_OPEN_DATA`; a test that needs
/// what is not there is reported as skipped.
public final class OpenData {

    private OpenData() {}

    /// A file of the collection.
    public static Path file(String path) {
        var root =
                Optional.ofNullable(System.getenv("DOORSTEP_OPEN_DATA"))
                        .map(Path::of)
                        .orElse(Path.of("..", "..", "shared", "data"));
        var file = root.resolve(path);
        Assumptions.assumeTrue(
                Files.isReadable(file), "open data is absent (DOORSTEP_OPEN_DATA): " + path);
        return file;
    }

    /// The same, read as JSON.
    public static JsonNode json(String path) {
        return JsonMapper.shared().readTree(file(path));
    }
}
