package org.doorstep.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.api.Contract.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The house rules of the contract, asked of every operation.
class ContractRulesTest {

    /// Strings whose format bounds them.
    private static final Set<String> BOUNDED_FORMATS = Set.of("uuid", "date", "date-time");

    /// POSTs that create nothing and may be repeated as they are.
    private static final Set<String> REPEATABLE =
            Set.of(
                    "verifySignUp",
                    "verifyMyContactPoint",
                    "handBackMyAssignment",
                    "acknowledgeMyMessage");

    private static final Set<String> ANONYMOUS_ROWS =
            Set.of("sign-up-and-codes", "anonymous-public");

    static List<Operation> operations() {
        return Contract.operations();
    }

    @Test
    void operationsHaveNamesOfTheirOwn() {
        Set<String> names = new HashSet<>();
        assertThat(operations()).allMatch(operation -> names.add(operation.id()));
        assertThat(names).hasSize(30).doesNotContain("");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isExplainedAndHasOneRoom(Operation operation) {
        assertThat(operation.node().path("summary").asString("")).isNotBlank();
        assertThat(operation.node().path("description").asString("")).isNotBlank();
        assertThat(operation.node().path("tags").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void namesItsRowOfTheAuthorisationTable(Operation operation) {
        String row = operation.node().path("x-authorisation").asString("");
        assertThat(row).matches("[a-z]+(-[a-z]+)*");
        boolean anonymous =
                operation.node().has("security") && operation.node().path("security").isEmpty();
        assertThat(anonymous).isEqualTo(ANONYMOUS_ROWS.contains(row));
        assertThat(operation.response(401).isMissingNode()).isEqualTo(anonymous);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void createsOnlyWithAnIdempotencyKey(Operation operation) {
        boolean creates = operation.method().equals("post") && !REPEATABLE.contains(operation.id());
        JsonNode key = operation.parameters().get("Idempotency-Key");
        assertThat(key != null && key.path("required").asBoolean(false)).isEqualTo(creates);
        assertThat(
                        operation
                                .codes()
                                .containsAll(
                                        List.of(
                                                "idempotency-key-missing",
                                                "request-running",
                                                "key-used")))
                .isEqualTo(creates);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void changesPartsOnlyWithTheVersionRead(Operation operation) {
        boolean patch = operation.method().equals("patch");
        assertThat(operation.parameters().containsKey("If-Match")).isEqualTo(patch);
        assertThat(operation.codes().containsAll(List.of("version-missing", "version-stale")))
                .isEqualTo(patch);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersEachOfItsCodesWithADocumentedStatus(Operation operation) {
        JsonNode catalogue = Contract.ROOT.path("x-problem-catalogue");
        for (String code : operation.codes()) {
            int status = catalogue.path(code).path("status").asInt(0);
            assertThat(operation.response(status).isMissingNode()).as(code).isFalse();
            assertThat(operation.responseSchema(status)).isEqualTo("Problem");
        }
    }

    @Test
    void everyCodeOfTheCatalogueIsAnswered() {
        Set<String> answered =
                new TreeSet<>(Set.of("malformed", "invalid", "sign-in-needed", "forbidden"));
        answered.addAll(Set.of("too-many-requests", "unavailable"));
        operations().forEach(operation -> answered.addAll(operation.codes()));
        assertThat(Contract.ROOT.path("x-problem-catalogue").propertyNames())
                .containsExactlyInAnyOrderElementsOf(answered);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void takesNothingWithoutBounds(Operation operation) {
        List<String> unbounded = new ArrayList<>();
        operation
                .parameters()
                .forEach((name, node) -> collectUnbounded(name, node.path("schema"), unbounded));
        String body = operation.bodySchema();
        if (body != null) {
            JsonNode schema = Contract.ROOT.path("components").path("schemas").path(body);
            collectUnbounded(body, schema, unbounded);
        }
        assertThat(unbounded).isEmpty();
    }

    private static void collectUnbounded(String where, JsonNode reference, List<String> found) {
        JsonNode schema = Contract.followed(reference);
        boolean bounded =
                switch (schema.path("type").asString("")) {
                    case "string" ->
                            schema.has("enum")
                                    || schema.has("maxLength")
                                    || BOUNDED_FORMATS.contains(schema.path("format").asString(""));
                    case "integer", "number" -> schema.has("minimum") && schema.has("maximum");
                    case "array" -> schema.has("maxItems");
                    case "object" ->
                            schema.has("additionalProperties")
                                    && !schema.path("additionalProperties").asBoolean(true);
                    case "boolean" -> true;
                    default -> false;
                };
        if (!bounded) {
            found.add(where);
        }
        if (schema.has("items")) {
            collectUnbounded(where + "[]", schema.path("items"), found);
        }
        schema.path("properties")
                .properties()
                .forEach(p -> collectUnbounded(where + "." + p.getKey(), p.getValue(), found));
    }
}
