package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.security.BranchId;
import org.doorstep.security.IdempotencyKeys;
import org.doorstep.security.login.IdempotencyDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// A request that creates something may be repeated.
class IdempotencyRoomTest extends SecurityRoomTest {

    private static final String BODY = "{\"name\":\"a\",\"count\":1}";

    @Autowired IdempotencyKeys keys;

    @BeforeEach
    void countFromZero() {
        TryOut.EFFECTS.set(0);
    }

    @Test
    void k1RunsOneOfFiftyAtOnce() throws IOException, InterruptedException, ExecutionException {
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 50; i++) {
                tries.add(() -> post("k1", BODY).statusCode());
            }
            for (var done : threads.invokeAll(tries)) {
                statuses.add(done.get());
            }
        }
        assertThat(TryOut.EFFECTS.get()).isEqualTo(1);
        assertThat(statuses).isSubsetOf(201, 409).contains(201);
        var first = post("k1", BODY);
        var second = post("k1", BODY);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(TryOut.EFFECTS.get()).isEqualTo(1);
    }

    @Test
    void k2RefusesTheKeyForAnotherBody() throws IOException, InterruptedException {
        post("k2", BODY);
        var other = post("k2", "{\"name\":\"b\",\"count\":1}");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(code(other)).isEqualTo("idempotency-key-reused");
        assertThat(TryOut.EFFECTS.get()).isEqualTo(1);
    }

    @Test
    void k3KeepsPeopleAndBranchesApart() throws IOException, InterruptedException {
        var token = tokens(signedInBrowser()).get("access_token").asString();
        assertThat(post("k3", BODY, null).statusCode()).isEqualTo(201);
        assertThat(post("k3", BODY, token).statusCode()).isEqualTo(201);
        assertThat(TryOut.EFFECTS.get()).isEqualTo(2);
        var one = once(new BranchId(new UUID(1, 1)), "k3");
        assertThat(once(new BranchId(new UUID(1, 2)), "k3")).isNotEqualTo(one);
        assertThat(once(new BranchId(new UUID(1, 1)), "k3")).isEqualTo(one);
    }

    @Test
    void k4ForgetsAKeyAfterADay() throws IOException, InterruptedException {
        var first = post("k4", BODY);
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(post("k4", BODY).body()).isEqualTo(first.body());
        clock.advance(Duration.ofSeconds(2));
        assertThat(post("k4", BODY).body()).isNotEqualTo(first.body());
        assertThat(TryOut.EFFECTS.get()).isEqualTo(2);
    }

    @Test
    void k5AsksForAKey() throws IOException, InterruptedException {
        var answer = post(null, BODY);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("idempotency-key-missing");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255})
    void k6TakesKeysOfOneToManyCharacters(int length) throws IOException, InterruptedException {
        assertThat(post("k".repeat(length), BODY).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\tb"})
    void k6RefusesKeysOfOtherCharacters(String key) throws IOException, InterruptedException {
        assertThat(post(key, BODY).statusCode()).isEqualTo(400);
        assertThat(post("k".repeat(256), BODY).statusCode()).isEqualTo(400);
        assertThat(TryOut.EFFECTS.get()).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k\u00e9y", "\u0000", "k\u007f", "\u0663"})
    void k6RefusesKeysThatNoHeaderCarries(String key) {
        assertThatThrownBy(() -> once(null, key)).hasMessage("idempotency-key-missing");
    }

    @Test
    void k7DoesNotBurnAKeyOnARefusal() throws IOException, InterruptedException {
        assertThat(post("k7", "{\"name\":\"\",\"count\":1}").statusCode()).isEqualTo(422);
        assertThat(post("k7", "{\"name\":\"refused\",\"count\":1}").statusCode()).isEqualTo(422);
        assertThat(post("k7", BODY).statusCode()).isEqualTo(201);
    }

    @Test
    void repeatsAnUnclearEffectUnderTheSameId() {
        var ids = new ArrayList<UUID>();
        assertThatThrownBy(() ->
                        keys.once(
                                "unclear",
                                null,
                                "k8",
                                "body",
                                id -> {
                                    ids.add(id);
                                    throw new IllegalStateException("crash");
                                }))
                .isInstanceOf(IllegalStateException.class);
        keys.once(
                "unclear",
                null,
                "k8",
                "body",
                id -> {
                    ids.add(id);
                    return ResponseEntity.noContent().build();
                });
        assertThat(ids).hasSize(2);
        assertThat(ids.get(1)).isEqualTo(ids.get(0));
    }

    @Test
    void takesOverFromACrashedNodeWhenItsLeaseIsOver() {
        var ids = new ArrayList<UUID>();
        try {
            keys.once(
                    "crash",
                    null,
                    "k9",
                    "body",
                    id -> {
                        ids.add(id);
                        throw new AssertionError("the node is gone");
                    });
        } catch (AssertionError gone) {
            // No catch of the door sees an Error, just as none runs in a process that is killed.
        }
        assertThatThrownBy(() -> once(null, "k9", "crash")).hasMessage("idempotency-in-progress");
        clock.advance(Duration.ofSeconds(90));
        keys.once(
                "crash",
                null,
                "k9",
                "body",
                id -> {
                    ids.add(id);
                    return ResponseEntity.noContent().build();
                });
        assertThat(ids.get(1)).isEqualTo(ids.get(0));
    }

    @Test
    void keepsNoReplyInClear() throws IOException, InterruptedException {
        post("k10", "{\"name\":\"Siobhan\",\"count\":1}");
        assertThat(mongo.findAll(IdempotencyDocument.class).toString()).doesNotContain("Siobhan");
    }

    private @Nullable UUID once(@Nullable BranchId branch, String key) {
        return once(branch, key, "direct");
    }

    private @Nullable UUID once(@Nullable BranchId branch, String key, String operation) {
        ResponseEntity<TryOut.Made> reply =
                keys.once(
                        operation,
                        branch,
                        key,
                        "body",
                        id -> ResponseEntity.ok(new TryOut.Made(id, "x")));
        var body = reply.getBody();
        return body == null ? null : body.id();
    }

    private HttpResponse<String> post(@Nullable String key, String body)
            throws IOException, InterruptedException {
        return post(key, body, null);
    }

    private HttpResponse<String> post(@Nullable String key, String body, @Nullable String token)
            throws IOException, InterruptedException {
        var browser = new Browser(port);
        var request =
                HttpRequest.newBuilder(browser.at("/api/v1/try-out/things"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return browser.send(request.build());
    }

    private String code(HttpResponse<String> answer) {
        return json.readTree(answer.body()).get("code").asString();
    }
}
