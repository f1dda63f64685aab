package org.doorstep.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.api.Contract.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The examples keep the contract, and the generated records carry them without loss.
class ExamplesTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private static final Map<String, Operation> OPERATIONS =
            Contract.operations().stream()
                    .collect(Collectors.toMap(Operation::id, Function.identity()));

    static List<Example> examples() {
        return Example.all();
    }

    /// Proof that the comparison bites: each of these breaks one rule.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"partId\":\"x\",\"result\":\"DONE\",\"occurredAt\":\"2026-11-24T10:40:00Z\"}",
                "{\"partId\":\"6f1c1c3e-2d1b-3f80-9f5e-0d6a6a3f1b22\",\"result\":\"DONE\"}",
                "{\"partId\":\"6f1c1c3e-2d1b-3f80-9f5e-0d6a6a3f1b22\",\"result\":\"TO_DO\","
                        + "\"occurredAt\":\"2026-11-24T10:40:00Z\"}",
                "{\"partId\":\"6f1c1c3e-2d1b-3f80-9f5e-0d6a6a3f1b22\",\"result\":\"DONE\","
                        + "\"occurredAt\":\"2026-02-30T10:40:00Z\"}",
                "{\"partId\":\"6f1c1c3e-2d1b-3f80-9f5e-0d6a6a3f1b22\",\"result\":\"DONE\","
                        + "\"occurredAt\":\"2026-11-24T10:40:00Z\",\"ownerId\":\"me\"}"
            })
    void aBodyThatBreaksARuleIsFound(String body) {
        assertThat(Contract.faults("StreetPartReportForm", JSON.readTree(body))).hasSize(1);
    }

    @Test
    void everyOperationHasASuccessAndEveryFileBelongsToAnExchange() {
        Set<String> shown = new TreeSet<>();
        examples().stream()
                .filter(example -> example.status() < 300)
                .forEach(example -> shown.add(example.operationId()));
        assertThat(shown).isEqualTo(new TreeSet<>(OPERATIONS.keySet()));
        assertThat(Example.files()).isEqualTo(2L * examples().size());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void goesToItsOperation(Example example) {
        Operation operation = operation(example);
        String path = example.request().path("path").asString();
        String pattern = "/api/v1" + operation.path().replaceAll("\\{[A-Za-z]+}", "[A-Za-z0-9_-]+");
        assertThat(path.replaceAll("\\?.*", "")).matches(pattern);
        assertThat(example.request().path("method").asString())
                .isEqualToIgnoringCase(operation.method());
        assertThat(example.request().has("body")).isEqualTo(operation.bodySchema() != null);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void keepsTheSchemas(Example example) {
        Operation operation = operation(example);
        String sent = operation.bodySchema();
        if (sent != null) {
            assertThat(Contract.faults(sent, example.request().path("body"))).isEmpty();
        }
        assertThat(operation.response(example.status()).isMissingNode()).isFalse();
        String answered = operation.responseSchema(example.status());
        assertThat(example.response().has("body")).isEqualTo(answered != null);
        if (answered != null) {
            assertThat(Contract.faults(answered, example.response().path("body"))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void carriesTheHeadersAndCodesThatAreDocumented(Example example) {
        Operation operation = operation(example);
        JsonNode headers = example.response().path("headers");
        operation
                .response(example.status())
                .path("headers")
                .propertyNames()
                .forEach(name -> assertThat(headers.has(name)).as(name).isTrue());
        if (example.status() >= 400) {
            JsonNode problem = example.response().path("body");
            String code = problem.path("code").asString();
            JsonNode listed = Contract.ROOT.path("x-problem-catalogue").path(code);
            assertThat(problem.path("status").asInt()).isEqualTo(example.status());
            assertThat(listed.path("status").asInt()).isEqualTo(example.status());
            assertThat(problem.path("title")).isEqualTo(listed.path("title"));
            assertThat(
                            Set.of("invalid", "malformed", "sign-in-needed").contains(code)
                                    || operation.codes().contains(code))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void passesThroughTheWireRecordsWithoutLoss(Example example) throws ClassNotFoundException {
        Operation operation = operation(example);
        String sent = operation.bodySchema();
        if (sent != null) {
            assertKept(sent, example.request().path("body"));
        }
        String answered = operation.responseSchema(example.status());
        if (answered != null) {
            assertKept(answered, example.response().path("body"));
        }
    }

    private static void assertKept(String schema, JsonNode body) throws ClassNotFoundException {
        Class<?> record = Class.forName("org.doorstep.api.model." + schema);
        assertThat(record.isRecord()).isTrue();
        JsonNode written = JSON.valueToTree(JSON.treeToValue(body, record));
        assertThat(times(written)).isEqualTo(times(body));
    }

    /// Times written with and without milliseconds are the same time.
    private static String times(JsonNode node) {
        return JSON.readTree(node.toString().replace(".000Z\"", "Z\""))
                .toPrettyString()
                .lines()
                .map(line -> line.strip().replaceAll(",$", ""))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static Operation operation(Example example) {
        Operation operation = OPERATIONS.get(example.operationId());
        assertThat(operation).as(example.operationId()).isNotNull();
        return Objects.requireNonNull(operation);
    }
}
