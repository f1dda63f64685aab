package org.doorstep.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.fakes.TwilioSignature;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.RecipientRef.VolunteerRef;
import org.doorstep.messaging.broadcast.Attempt;
import org.doorstep.messaging.broadcast.AttemptState;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.security.Keyring;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.TestPropertySource;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// What comes in from outside without an account, over HTTP.
@RoomTest
@TestPropertySource(
        properties = {
            "doorstep.public-url=https://api.doorstep.example",
            "doorstep.messaging.sms.mode=configured",
            "doorstep.messaging.sms.account-sid=AC00000000000000000000000000000001",
            "doorstep.messaging.sms.auth-token=" + WebhooksRoomTest.TOKEN,
            "doorstep.messaging.sms.from=+447700900000",
            "doorstep.messaging.sms.endpoint=http://127.0.0.1:9"
        })
class WebhooksRoomTest {

    static final String TOKEN = "doorstep-test-token-0001";

    private static final String STATUS = "/webhooks/twilio/status";
    private static final String INBOUND = "/webhooks/twilio/inbound";
    private static final String HERE = "https://api.doorstep.example";
    private static final PhoneNumber PHONE = new PhoneNumber("+447700900123");
    private static final EmailAddress MAILBOX = new EmailAddress("ann@example.org");
    private static final String HANDLE = "abcdefghijklmnopqrstuvwx27";

    private static final Map<String, String> DELIVERED =
            Map.of(
                    "AccountSid",
                    "AC00000000000000000000000000000001",
                    "ApiVersion",
                    "2010-04-01",
                    "From",
                    "+447700900000",
                    "MessageSid",
                    "SM00000000000000000000000000000001",
                    "MessageStatus",
                    "delivered",
                    "SmsSid",
                    "SM00000000000000000000000000000001",
                    "SmsStatus",
                    "delivered",
                    "To",
                    "+447700900123");

    private final HttpClient http = HttpClient.newHttpClient();
    private final OptOuts optOuts;
    private final MongoTemplate mongo;
    private final Ledger ledger;
    private final Keyring keyring;

    @LocalServerPort private int port;

    WebhooksRoomTest(OptOuts optOuts, MongoTemplate mongo, Ledger ledger, Keyring keyring) {
        this.optOuts = optOuts;
        this.mongo = mongo;
        this.ledger = ledger;
        this.keyring = keyring;
    }

    @Test
    void setsAsideASignedStatusOfAMessageNobodyKnows() throws Exception {
        assertThat(post(STATUS, form(DELIVERED), "QCwWd1Zv097u45inQCcxfPX3YKU=").statusCode())
                .isEqualTo(204);
        assertThat(post(STATUS, form(DELIVERED), "QCwWd1Zv097u45inQCcxfPX3YKU=").statusCode())
                .isEqualTo(204);
        assertThat(setAside()).isEqualTo(List.of("SM00000000000000000000000000000001|delivered"));
    }

    @Test
    void keepsAStatusNobodyKnowsAsItCame() throws Exception {
        var fields = new TreeMap<>(DELIVERED);
        fields.put("MessageStatus", "teleported");
        assertThat(signed(STATUS, fields)).isEqualTo(204);
        assertThat(setAside()).isEqualTo(List.of("SM00000000000000000000000000000001|teleported"));
    }

    @Test
    void refusesEveryForgeryWithoutAWordAndWithoutEffect() throws Exception {
        var good = TwilioSignature.of(TOKEN, HERE + STATUS, DELIVERED);
        var body = form(DELIVERED);
        refused(post(STATUS, body, TwilioSignature.of("other", HERE + STATUS, DELIVERED)));
        refused(post(STATUS, body, null));
        refused(post(STATUS, body, ""));
        refused(post(STATUS, body, good.substring(1) + "A"));
        refused(post(STATUS, body + "&Added=later", good));
        refused(post(STATUS, body.replace("&To=%2B447700900123", ""), good));
        refused(post(STATUS, body + "&To=%2B447700900123", good));
        refused(post(STATUS, body.replace("delivered", "delivered+"), good));
        refused(post(STATUS + "?m=" + HANDLE + "&a=1", body, good));
        var http = HERE.replace("https", "http") + STATUS;
        refused(post(STATUS, body, TwilioSignature.of(TOKEN, http, DELIVERED)));
        var port = HERE + ":8443" + STATUS;
        refused(post(STATUS, body, TwilioSignature.of(TOKEN, port, DELIVERED)));
        var local = "http://127.0.0.1:" + this.port + STATUS;
        refused(post(STATUS, body, TwilioSignature.of(TOKEN, local, DELIVERED)));
        assertThat(setAside()).isEqualTo(List.of());
    }

    @Test
    void stopsTheNumberWithinTheRequestThatSaysStop() throws Exception {
        var stop =
                Map.of(
                        "AccountSid",
                        "AC00000000000000000000000000000001",
                        "Body",
                        "Stop",
                        "From",
                        "+447700900123",
                        "MessageSid",
                        "SM00000000000000000000000000000002",
                        "NumMedia",
                        "0",
                        "NumSegments",
                        "1",
                        "OptOutType",
                        "STOP",
                        "To",
                        "+447700900000");
        var answer = post(INBOUND, form(stop), "OSNeBt5lb4rzG4TGi7asma3brS4=");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"STOP", "stop", " Stop. ", "STOPALL", "revoke", "st op", "St\u00f4p stop"})
    void keepsTheBodyAsItWasSentUpToTheSignature(String body) throws Exception {
        assertThat(
                        signed(
                                INBOUND,
                                Map.of("MessageSid", "SM3", "From", "+447700900123", "Body", body)))
                .isEqualTo(204);
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(true);
    }

    @Test
    void notesTheOptOutThatTheProviderReportsByItsCode() throws Exception {
        var fields = new TreeMap<>(DELIVERED);
        fields.put("MessageStatus", "undelivered");
        fields.put("ErrorCode", "21610");
        assertThat(signed(STATUS, fields)).isEqualTo(204);
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(true);
    }

    @Test
    void asksBeforeItStopsAndStopsOnceHoweverOftenOneClicks() throws Exception {
        ledger.add(List.of(mailed()));
        var page = send(HttpRequest.newBuilder(at("/unsubscribe/" + HANDLE)).GET());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Stop these e-mails?", "<form method=\"post\"");
        assertThat(optOuts.isSuppressed(MAILBOX, ChannelName.EMAIL)).isEqualTo(false);
        for (var click = 0; click < 2; click++) {
            var done = post("/unsubscribe/" + HANDLE, "List-Unsubscribe=One-Click", null);
            assertThat(done.statusCode()).isEqualTo(200);
            assertThat(optOuts.isSuppressed(MAILBOX, ChannelName.EMAIL)).isEqualTo(true);
        }
        assertThat(mongo.getCollection("messaging.optouts").countDocuments()).isEqualTo(1);
    }

    @Test
    void saysTheSameOfAMessageThatDoesNotExist() throws Exception {
        var unknown = post("/unsubscribe/" + "z".repeat(26), "List-Unsubscribe=One-Click", null);
        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(mongo.getCollection("messaging.optouts").countDocuments()).isEqualTo(0);
    }

    private Message mailed() {
        var fresh =
                Message.fresh(
                        new Message.Envelope(
                                new BroadcastId("b1"),
                                "VOLUNTEER:1",
                                HANDLE,
                                new VolunteerRef(new UUID(1, 1)),
                                List.of(new ChannelStep(ChannelName.EMAIL, Duration.ofMinutes(10))),
                                TestClock.START.plusSeconds(60),
                                0,
                                TestClock.START),
                        TestClock.START);
        var attempt =
                new Attempt(
                        1,
                        0,
                        ChannelName.EMAIL,
                        false,
                        Attempt.Follows.FIRST,
                        1,
                        TestClock.START,
                        TestClock.START.plusSeconds(60),
                        AttemptState.SENDING,
                        new Attempt.Trace(
                                keyring.hash(MAILBOX).text(), null, null, Language.ENGLISH, 0),
                        List.of(),
                        Attempt.Learnt.NOTHING);
        return new Message(
                fresh.envelope(),
                fresh.standing(),
                List.of(attempt),
                fresh.skips(),
                fresh.movedFrom(),
                fresh.forgotten(),
                fresh.revision());
    }

    private int signed(String path, Map<String, String> fields) throws Exception {
        return post(path, form(fields), TwilioSignature.of(TOKEN, HERE + path, fields))
                .statusCode();
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("");
    }

    private HttpResponse<String> post(String path, String body, @Nullable String signature)
            throws Exception {
        var request =
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Forwarded-Proto", "https")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("X-Twilio-Signature", signature);
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String form(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private List<String> setAside() {
        return mongo.findAll(Document.class, "messaging.odd_receipts").stream()
                .map(row -> row.getString("_id"))
                .toList();
    }
}
