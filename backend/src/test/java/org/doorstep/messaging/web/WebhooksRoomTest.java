package org.doorstep.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.messaging.web.ProviderCalls.HERE;
import static org.doorstep.messaging.web.ProviderCalls.INBOUND;
import static org.doorstep.messaging.web.ProviderCalls.STATUS;
import static org.doorstep.messaging.web.ProviderCalls.TOKEN;
import static org.doorstep.messaging.web.ProviderCalls.form;

import org.bson.Document;
import org.doorstep.fakes.TwilioSignature;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Sent;
import org.doorstep.security.Keyring;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What comes in from outside without an account, over HTTP.
@FacesProviders
class WebhooksRoomTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+447700900123");
    private static final EmailAddress MAILBOX = new EmailAddress("ann@example.org");
    private static final String HANDLE = Sent.handle(0);

    private static final Map<String, String> DELIVERED =
            ProviderCalls.status("SM00000000000000000000000000000001", "delivered");

    private final OptOuts optOuts;
    private final MongoTemplate mongo;
    private final Ledger ledger;
    private final Keyring keyring;
    private final ProviderCalls calls;

    WebhooksRoomTest(
            OptOuts optOuts,
            MongoTemplate mongo,
            Ledger ledger,
            Keyring keyring,
            @LocalServerPort int port) {
        this.optOuts = optOuts;
        this.mongo = mongo;
        this.ledger = ledger;
        this.keyring = keyring;
        this.calls = new ProviderCalls(port);
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
        var local = "http://127.0.0.1:" + calls.port() + STATUS;
        refused(post(STATUS, body, TwilioSignature.of(TOKEN, local, DELIVERED)));
        var slash = HERE + STATUS + "/";
        refused(post(STATUS, body, TwilioSignature.of(TOKEN, slash, DELIVERED)));
        refused(post(STATUS, body.strip() + "&", good.substring(0, good.length() - 2) + "A="));
        var spaced = new TreeMap<>(DELIVERED);
        spaced.put("Body", " Stop. ");
        var overSpaces = TwilioSignature.of(TOKEN, HERE + STATUS, spaced);
        spaced.put("Body", "Stop.");
        refused(post(STATUS, form(spaced), overSpaces));
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
        ledger.add(List.of(Sent.message(0, ChannelName.EMAIL, keyring.hash(MAILBOX).text())));
        var page = calls.get("/unsubscribe/" + HANDLE);
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

    private int signed(String path, Map<String, String> fields) throws Exception {
        return calls.signed(path, fields);
    }

    private HttpResponse<String> post(String path, String body, @Nullable String signature)
            throws Exception {
        return calls.post(path, body, signature);
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("");
    }

    private List<String> setAside() {
        return mongo.findAll(Document.class, "messaging.odd_receipts").stream()
                .map(row -> row.getString("_id"))
                .toList();
    }
}
