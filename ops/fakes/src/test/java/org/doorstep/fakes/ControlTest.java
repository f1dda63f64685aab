package org.doorstep.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.fakes.wire.LineFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

class ControlTest {

    @TempDir Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private LineFile file;
    private FcmServer fcm;
    private TwilioServer twilio;
    private SmtpServer smtp;
    private Control control;

    @BeforeEach
    void start() {
        file = LineFile.open(folder.resolve("accepted.jsonl"), true);
        ServerOptions options =
                ServerOptions.simple()
                        .by(Clock.fixed(Instant.parse("2027-05-06T12:00:00Z"), ZoneOffset.UTC))
                        .loggingTo(file);
        fcm = FcmServer.start(options);
        twilio = TwilioServer.start("AC1", "token", options);
        smtp = SmtpServer.start(options);
        control = Control.open(0, fcm, twilio, smtp);
    }

    @AfterEach
    void close() {
        control.close();
        smtp.close();
        twilio.close();
        fcm.close();
        file.close();
        client.close();
    }

    @Test
    void showsTheLogThatIsAlsoOnDisc() throws IOException, InterruptedException {
        text("+447700900123");
        text("+447700900123");

        String log = get("/log?provider=twilio");

        assertThat(log).isEqualTo(Files.readString(folder.resolve("accepted.jsonl")));
        assertThat(log.lines().findFirst().orElseThrow())
                .startsWith(
                        "{\"provider\":\"twilio\",\"providerId\":\""
                                + twilio.accepted().getFirst().providerId())
                .endsWith("\"at\":\"2027-05-06T12:00:00Z\"}");
        assertThat(get("/counts"))
                .isEqualTo(
                        "{\"fcm\":{\"calls\":0,\"accepted\":0,\"repeated\":0},"
                                + "\"twilio\":{\"calls\":2,\"accepted\":2,\"repeated\":1},"
                                + "\"smtp\":{\"calls\":0,\"accepted\":0,\"repeated\":0}}");
    }

    @Test
    void setsAndClearsFaults() throws IOException, InterruptedException {
        assertThat(
                        post(
                                "/faults",
                                "{\"provider\":\"twilio\",\"fault\":\"serverErrorAfterAccept\",\"next\":1}"))
                .isEqualTo("{}");
        assertThat(text("+447700900123")).isEqualTo(500);
        assertThat(text("+447700900123")).isEqualTo(201);
        post(
                "/faults",
                "{\"provider\":\"twilio\",\"fault\":\"refused\",\"code\":21610,\"to\":\"+447700900123\"}");
        assertThat(text("+447700900123")).isEqualTo(400);
        assertThat(text("+447700900124")).isEqualTo(201);
        post("/faults/clear", "");
        assertThat(text("+447700900123")).isEqualTo(201);
        assertThat(twilio.accepted()).hasSize(4);
    }

    @Test
    void saysWhatItCannotRead() throws IOException, InterruptedException {
        assertThat(post("/faults", "{\"provider\":\"fcm\",\"fault\":\"gremlins\"}"))
                .isEqualTo("{\"error\":\"no fault called 'gremlins' for FCM or Twilio\"}");
        assertThat(post("/twilio/inbound", "{}")).isEqualTo("{\"error\":\"'from' is missing\"}");
        assertThat(post("/faults", "{")).startsWith("{\"error\":");
        assertThat(get("/nothing")).isEqualTo("{\"error\":\"no such operation\"}");
    }

    @Test
    void drivesCallbacks() throws IOException, InterruptedException {
        text("+447700900123");
        String sid = twilio.accepted().getFirst().providerId();

        assertThat(post("/twilio/deliver", "{\"sid\":\"" + sid + "\",\"status\":\"sent\"}"))
                .isEqualTo("{\"answer\":null}");
        assertThat(post("/twilio/deliver", "")).isEqualTo("{\"messages\":1}");
        assertThat(post("/twilio/deliver", "")).isEqualTo("{\"messages\":0}");
        assertThat(
                        post(
                                "/twilio/inbound",
                                "{\"from\":\"+447700900123\",\"to\":\"+447700900000\",\"body\":\"STOP\",\"url\":\"http://127.0.0.1:"
                                        + control.port()
                                        + "/nothing\"}"))
                .isEqualTo("{\"answer\":404}");
        assertThat(get("/callbacks").lines().count()).isEqualTo(1);
    }

    private int text(String to) throws IOException, InterruptedException {
        String login =
                Base64.getEncoder()
                        .encodeToString(
                                "AC1:token".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + twilio.port()
                                                + "/2010-04-01/Accounts/AC1/Messages.json"))
                        .header("Authorization", "Basic " + login)
                        .timeout(Duration.ofSeconds(10))
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "To=" + to.replace("+", "%2B") + "&From=Branch&Body=Hello"))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private String get(String path) throws IOException, InterruptedException {
        return sent(HttpRequest.newBuilder(uri(path)).GET());
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return sent(
                HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(
                        request.timeout(Duration.ofSeconds(10)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + control.port() + path);
    }
}
