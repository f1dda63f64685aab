package org.doorstep.api;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The contract as it is served, opened for questions.
final class Contract {

    private static final String ADDRESS = "https://contract.example.org/openapi.yaml";
    private static final String TEXT = text();

    static final JsonNode ROOT = new YAMLMapper().readTree(TEXT);

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDialect(
                    Dialects.getOpenApi31(),
                    builder -> builder.schemas(Map.of(ADDRESS, ROOT.toString())));

    private Contract() {}

    /// One operation of the contract.
    record Operation(String path, String method, JsonNode node) {

        String id() {
            return node.path("operationId").asString("");
        }

        List<String> codes() {
            List<String> codes = new ArrayList<>();
            node.path("x-problem-codes").forEach(code -> codes.add(code.asString()));
            return codes;
        }

        /// Its parameters by header or parameter name, references followed.
        Map<String, JsonNode> parameters() {
            Map<String, JsonNode> parameters = new TreeMap<>();
            for (JsonNode parameter : node.path("parameters")) {
                JsonNode followed = followed(parameter);
                parameters.put(followed.path("name").asString(), followed);
            }
            return parameters;
        }

        JsonNode response(int status) {
            return followed(node.path("responses").path(Integer.toString(status)));
        }

        /// The name of the request body's schema, or null where there is no body.
        @Nullable String bodySchema() {
            return schemaName(node.path("requestBody").path("content"));
        }

        /// The name of the schema answered with a status, or null where the answer is empty.
        @Nullable String responseSchema(int status) {
            return schemaName(response(status).path("content"));
        }

        @Override
        public String toString() {
            return id();
        }
    }

    static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        ROOT.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(method ->
                                        operations.add(
                                                new Operation(
                                                        path.getKey(),
                                                        method.getKey(),
                                                        method.getValue()))));
        return operations;
    }

    /// The node a reference stands for, or the node itself.
    static JsonNode followed(JsonNode node) {
        return node.has("$ref") ? ROOT.at(node.path("$ref").asString().substring(1)) : node;
    }

    /// What a value breaks of a named schema; empty where it keeps it.
    static List<String> faults(String schema, JsonNode value) {
        Schema found =
                SCHEMAS.getSchema(SchemaLocation.of(ADDRESS + "#/components/schemas/" + schema));
        return found
                .validate(
                        value,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static @Nullable String schemaName(JsonNode content) {
        for (JsonNode media : content) {
            String ref = media.path("schema").path("$ref").asString("");
            return ref.substring(ref.lastIndexOf('/') + 1);
        }
        return null;
    }

    private static String text() {
        try (InputStream in =
                Objects.requireNonNull(
                        Contract.class.getResourceAsStream("/static/openapi/openapi.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
