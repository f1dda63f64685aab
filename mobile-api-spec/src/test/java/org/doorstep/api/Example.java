package org.doorstep.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// One exchange from `examples/`: what a phone sends, and what it gets.
record Example(String operationId, String name, JsonNode request, JsonNode response) {

    private static final Path FOLDER = Path.of("examples");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Example> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".request.json"))
                    .sorted()
                    .map(Example::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many files there are in the folder.
    static long files() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int status() {
        return response.path("status").asInt();
    }

    @Override
    public String toString() {
        return operationId + "/" + name;
    }

    private static Example read(Path request) {
        String name = request.getFileName().toString().replace(".request.json", "");
        Path response = request.resolveSibling(name + ".response.json");
        String operationId = request.getName(request.getNameCount() - 2).toString();
        return new Example(
                operationId,
                name,
                JSON.readTree(request.toFile()),
                JSON.readTree(response.toFile()));
    }
}
