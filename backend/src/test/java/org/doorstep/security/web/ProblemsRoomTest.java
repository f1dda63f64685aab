package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;

/// What bad input gets: a problem with the field and the rule, and never a 500.
class ProblemsRoomTest extends SecurityRoomTest {

    private static final String THINGS = "/api/v1/try-out/things";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"name\":\"a\",\"count\":1} x",
                "{\"name\":\"a\",\"name\":\"b\",\"count\":1}",
                "{\"name\":\"a\",\"count\":1,}",
                "{\"name\":\"a\",\"count\":NaN}",
                "null",
                "\"a\"",
                "{\"name\":\"\\ud800\",\"count\":\"x\"}",
                "{\"name\":{\"$gt\":\"\"},\"count\":1}",
                "{\"name\":\"a\",\"count\":1e400}",
                "{\"name\":\"a\",\"count\":2147483648}",
                "{\"name\":\"a\",\"count\":null}",
                "{\"name\":[\"a\"],\"count\":1}"
            })
    void refusesWhatItCannotRead(String body) throws IOException, InterruptedException {
        var answer = post(body);
        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("malformed");
    }

    @Test
    void namesAnUnknownField() throws IOException, InterruptedException {
        var answer = post("{\"name\":\"a\",\"count\":1,\"role\":\"administrator\"}");
        var problem = json.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo("role");
        assertThat(problem.get("errors").get(0).get("rule").asString())
                .isEqualTo("known fields only");
        assertThat(answer.body()).doesNotContain("administrator");
    }

    @Test
    void namesEveryFieldThatBreaksItsRule() throws IOException, InterruptedException {
        var answer = post("{\"name\":\"much too long a name\",\"count\":1}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(code(answer)).isEqualTo("invalid");
        var error = json.readTree(answer.body()).get("errors").get(0);
        assertThat(error.get("field").asString()).isEqualTo("name");
        assertThat(error.get("rule").asString()).isEqualTo("size must be between 0 and 10");
        assertThat(answer.body()).doesNotContain("much too long");
    }

    @Test
    void refusesDeepNestingAndLongBodies() throws IOException, InterruptedException {
        assertThat(post("[".repeat(10_000)).statusCode()).isEqualTo(400);
        var long1 = "{\"name\":\"" + "a".repeat(1_100_000) + "\"}";
        var announced = post(long1);
        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(code(announced)).isEqualTo("too-large");
        var chunked =
                send(
                        BodyPublishers.ofInputStream(() ->
                                new ByteArrayInputStream(
                                        long1.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        assertThat(chunked.statusCode()).isEqualTo(413);
    }

    @Test
    void refusesUnknownQueryParameters() throws IOException, InterruptedException {
        var path = THINGS + "/" + UUID.randomUUID();
        assertThat(get(path + "?limit=3").body()).isEqualTo("in 3");
        assertThat(get(path + "?limit=3&sort=name").statusCode()).isEqualTo(400);
        assertThat(get(path + "?limit=x").statusCode()).isEqualTo(400);
        assertThat(
                        json.readTree(get(path + "?limit=x").body())
                                .get("errors")
                                .get(0)
                                .get("field")
                                .asString())
                .isEqualTo("limit");
    }

    @Test
    void knowsNothingUnderAnIdThatIsNone() throws IOException, InterruptedException {
        assertThat(get(THINGS + "/1").statusCode()).isEqualTo(404);
        assertThat(get(THINGS + "/1").body()).isEqualTo(get("/api/v1/nothing/here").body());
    }

    @ParameterizedTest
    @CsvSource({"DELETE, 405", "QUERY, 405", "PROPFIND, 405", "TRACE, 405", "PUT, 405"})
    void refusesOtherMethods(String method, int status) throws IOException, InterruptedException {
        var browser = new Browser(port);
        var answer =
                browser.send(
                        HttpRequest.newBuilder(browser.at(THINGS))
                                .method(method, BodyPublishers.noBody())
                                .build());
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void refusesOtherMediaTypes() throws IOException, InterruptedException {
        var browser = new Browser(port);
        var answer =
                browser.send(
                        HttpRequest.newBuilder(browser.at(THINGS))
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("a"))
                                .build());
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(code(answer)).isEqualTo("unsupported-media-type");
    }

    @Test
    void saysNothingAboutASurprise() throws IOException, InterruptedException {
        var answer = get("/api/v1/try-out/fault");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(code(answer)).isEqualTo("fault");
        assertThat(answer.body()).doesNotContain("olive", "Exception", "at org");
    }

    @Test
    void showsABrowserAPage() throws IOException, InterruptedException {
        for (var path : java.util.List.of("/nothing/here", "/error", "/actuator/env")) {
            var answer = new Browser(port).get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("There is no such thing here");
        }
    }

    @Test
    void answersTheContractsOperations() throws IOException, InterruptedException {
        assertThat(get("/api/v1/app-version").statusCode()).isEqualTo(200);
        var browser = new Browser(port);
        var request =
                HttpRequest.newBuilder(browser.at("/api/v1/sign-in-codes"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "k1")
                        .POST(BodyPublishers.ofString("{\"email\":\"" + OLIVE.address() + "\"}"))
                        .build();
        assertThat(browser.send(request).statusCode()).isEqualTo(202);
        assertThat(browser.send(request).statusCode()).isEqualTo(202);
        assertThat(CapturedCodes.next()).matches("[0-9]{6}");
        assertThat(CapturedCodes.SENT).isEmpty();
    }

    @Test
    void asksForAKeyWhereTheContractDoes() throws IOException, InterruptedException {
        var browser = new Browser(port);
        var answer =
                browser.send(
                        HttpRequest.newBuilder(browser.at("/api/v1/sign-in-codes"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"email\":\"a@example.org\"}"))
                                .build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("idempotency-key-missing");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var browser = new Browser(port);
        return browser.send(HttpRequest.newBuilder(browser.at(path)).build());
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(BodyPublisher body) throws IOException, InterruptedException {
        var browser = new Browser(port);
        return browser.send(
                HttpRequest.newBuilder(browser.at(THINGS))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(body)
                        .build());
    }

    private String code(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .isEqualTo("application/problem+json");
        return json.readTree(answer.body()).get("code").asString();
    }
}
