package org.doorstep.architecture;

import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The contract with phones as the server serves it, read from the class path.
final class Contract {

    /// One operation of the contract.
    ///
    /// @param method in capitals
    /// @param path below the base path, for example `/me/devices/{installationId}`
    /// @param row the row of the authorisation table that decides
    record Operation(String id, String method, String path, String row) {}

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private Contract() {}

    static List<Operation> operations() {
        return map(document("openapi.yaml").get("paths")).entrySet().stream()
                .flatMap(path -> operationsAt(path.getKey(), map(path.getValue())))
                .toList();
    }

    private static Stream<Operation> operationsAt(String path, Map<String, Object> item) {
        var resolved = item.containsKey("$ref") ? resolve(item.get("$ref").toString()) : item;
        return METHODS.stream()
                .filter(resolved::containsKey)
                .map(method -> {
                    var operation = map(resolved.get(method));
                    return new Operation(
                            text(operation, "operationId"),
                            method.toUpperCase(java.util.Locale.ROOT),
                            path,
                            text(operation, "x-authorisation"));
                });
    }

    private static Map<String, Object> resolve(String reference) {
        var parts = reference.split("#", 2);
        Object found = document(parts[0].replace("./", ""));
        for (var step : parts[1].substring(1).split("/", -1)) {
            var key =
                    step.replace("~1", "/")
                            .replace("~0", "~")
                            .replace("%7B", "{")
                            .replace("%7D", "}");
            found = Objects.requireNonNull(map(found).get(key), reference);
        }
        return map(found);
    }

    private static Map<String, Object> document(String name) {
        try (InputStream in = Contract.class.getResourceAsStream("/static/openapi/" + name)) {
            return new Yaml().load(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object node) {
        return (Map<String, Object>) Objects.requireNonNull(node);
    }

    private static String text(Map<String, Object> node, String key) {
        return String.valueOf(node.get(key));
    }
}
