package org.doorstep.messaging.channel.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.TestClock;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.PushAddress;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.Rendered;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.SendResult.Accepted;
import org.doorstep.messaging.channel.SendResult.InDoubt;
import org.doorstep.messaging.channel.SendResult.NotCalled;
import org.doorstep.messaging.channel.SendResult.Refused;
import org.doorstep.messaging.channel.push.StreamServer.Script;
import org.doorstep.security.BranchId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Pushes that share HTTP/2 connections, against a provider that decides over each stream: every
/// call has the outcome of its own stream, is sent once, and what counts as not called was never
/// answered for.
@Isolated
class PushStreamsTest {

    private static final String PASSWORD = "loopback";
    private static final Pattern HANDLE = Pattern.compile("\"handle\":\"([^\"]+)\"");
    private static final int CALLS = 40;

    /// The client takes a connection for shared a moment after its first answer: on a busy machine
    /// a few calls have opened one of their own by then, but never one for each.
    private static final int SHARED_AT_MOST = CALLS / 4;

    @TempDir static Path folder;

    private static Path keys = Path.of("");
    private static final Map<String, String> BEFORE = new HashMap<>();

    private final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();
    private volatile Script script;
    private StreamServer server;
    private FcmChannel channel;

    @BeforeAll
    static void keysForLoopback() throws Exception {
        keys = folder.resolve("loopback.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                "loopback",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=127.0.0.1",
                                "-ext",
                                "SAN=ip:127.0.0.1",
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                keys.toString())
                        .redirectErrorStream(true)
                        .start();
        made.getInputStream().readAllBytes();
        assertThat(made.waitFor()).isZero();
        trust("javax.net.ssl.trustStore", keys.toString());
        trust("javax.net.ssl.trustStorePassword", PASSWORD);
    }

    private static void trust(String name, String value) {
        var before = System.setProperty(name, value);
        BEFORE.put(name, before == null ? "" : before);
    }

    @AfterAll
    static void trustAsBefore() {
        BEFORE.forEach((name, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    private void provider(Script next) {
        script = next;
    }

    @BeforeEach
    void aProviderThatTakesEverything() {
        script = this::take;
        server = new StreamServer(keys, PASSWORD, stream -> script.on(stream));
        channel = new FcmChannel(settings(server.port()), new TestClock(), dead -> {});
    }

    @AfterEach
    void close() {
        channel.close();
        server.close();
    }

    @Test
    void everyCallHasTheOutcomeOfItsOwnStream() throws Exception {
        provider(stream -> {
            switch (number(stream) % 4) {
                case 0 -> take(stream);
                case 1 -> stream.answer(404, error("NOT_FOUND", "UNREGISTERED"));
                case 2 -> stream.answer(429, error("RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED"));
                default -> stream.answer(500, error("INTERNAL", "INTERNAL"));
            }
        });
        var results = send();
        for (var n = 0; n < CALLS; n++) {
            var expected =
                    switch (n % 4) {
                        case 0 -> Accepted.class;
                        case 1 -> Refused.class;
                        case 2 -> NotCalled.class;
                        default -> InDoubt.class;
                    };
            assertThat(results.get(n)).as("call " + n).isInstanceOf(expected);
            if (results.get(n) instanceof Accepted(var id)) {
                assertThat(id).isEqualTo("projects/p/messages/" + handle(n));
            }
        }
        assertThat(server.connections()).as("connections").isLessThanOrEqualTo(SHARED_AT_MOST);
        everybodyWasSentOnce(results);
    }

    @Test
    void aProviderThatGoesAwayIsNotSentAgainWhatItMayHaveTaken() throws Exception {
        var seen = new AtomicInteger();
        provider(stream -> {
            if (seen.incrementAndGet() == CALLS / 2) {
                stream.goAway(stream.id());
                take(stream);
            } else {
                take(stream);
            }
        });
        everybodyWasSentOnce(send());
    }

    @Test
    void aLineThatBreaksLeavesWhatWasUnderWayInDoubt() throws Exception {
        var seen = new AtomicInteger();
        provider(stream -> {
            if (seen.incrementAndGet() == CALLS / 2) {
                count(stream);
                stream.hangUp();
            } else {
                take(stream);
            }
        });
        var results = send();
        everybodyWasSentOnce(results);
        assertThat(results).hasAtLeastOneElementOfType(InDoubt.class);
    }

    /// The client under the SDK closes a connection of which one stream was reset: its other
    /// streams are in doubt then, which costs a repeat under the same handle and nothing else.
    @ParameterizedTest
    @ValueSource(ints = {StreamServer.REFUSED_STREAM, StreamServer.CANCEL})
    void aStreamThatIsResetIsNotSentAgainByItself(int code) throws Exception {
        provider(stream -> {
            if (number(stream) % 4 == 1) {
                stream.reset(code);
            } else {
                take(stream);
            }
        });
        var results = send();
        everybodyWasSentOnce(results);
        for (var n = 1; n < CALLS; n += 4) {
            assertThat(results.get(n)).as("call " + n).isNotInstanceOf(Accepted.class);
        }
    }

    /// The ground truth is what the provider read: nobody twice; whoever was accepted is there;
    /// whoever was not called was not taken, then or later.
    private void everybodyWasSentOnce(List<SendResult> results) {
        channel.close();
        server.close();
        var requests = new HashMap<String, Integer>();
        server.bodies().forEach(body -> requests.merge(handle(body), 1, Integer::sum));
        assertThat(requests.values()).as("requests for one message").allMatch(count -> count == 1);
        for (var n = 0; n < CALLS; n++) {
            var count = taken.getOrDefault(handle(n), new AtomicInteger()).get();
            switch (results.get(n)) {
                case Accepted _ -> assertThat(count).as("accepted " + n).isEqualTo(1);
                case NotCalled _, Refused _ -> assertThat(count).as("not taken " + n).isZero();
                case InDoubt _ -> assertThat(count).as("in doubt " + n).isLessThanOrEqualTo(1);
            }
        }
    }

    /// Once a connection is open: on a busy machine calls that came before would not be made.
    private List<SendResult> send() throws Exception {
        channel.send(dispatch(CALLS));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<SendResult>>();
            for (var n = 0; n < CALLS; n++) {
                var dispatch = dispatch(n);
                calls.add(threads.submit(() -> channel.send(dispatch)));
            }
            var results = new ArrayList<SendResult>();
            for (var call : calls) {
                results.add(call.get());
            }
            return results;
        }
    }

    private void take(StreamServer.Stream stream) throws IOException {
        count(stream);
        stream.answer(200, "{\"name\":\"projects/p/messages/" + handle(stream.body()) + "\"}");
    }

    private void count(StreamServer.Stream stream) {
        taken.computeIfAbsent(handle(stream.body()), handle -> new AtomicInteger())
                .incrementAndGet();
    }

    private static String error(String status, String code) {
        var type = "type.googleapis.com/google.firebase.fcm.v1.FcmError";
        return "{\"error\":{\"status\":\"%s\",\"details\":[{\"@type\":\"%s\",\"errorCode\":\"%s\"}]}}"
                .formatted(status, type, code);
    }

    private static String handle(int n) {
        return "handle-%03d".formatted(n);
    }

    private static String handle(String body) {
        var found = HANDLE.matcher(body);
        return found.find() ? found.group(1) : "none";
    }

    private static int number(StreamServer.Stream stream) {
        return Integer.parseInt(handle(stream.body()).substring("handle-".length()));
    }

    private static Dispatch dispatch(int n) {
        return new Dispatch(
                handle(n),
                1,
                new Destination.Device(new PushAddress("phone-" + n, "token-" + n, false)),
                new Rendered("", "", null, ""),
                TestClock.START.plus(Duration.ofMinutes(9)),
                new BroadcastId("streams"),
                new BranchId(new UUID(0x7000L, 0x8000_0000_0000_0001L)),
                TemplateClass.LOGISTICS);
    }

    private static PushSettings settings(int port) {
        return new PushSettings(
                null,
                "doorstep-test",
                null,
                URI.create("https://127.0.0.1:" + port),
                90,
                true,
                Duration.ofSeconds(10),
                "Doorstep",
                "You have a new message.");
    }
}
