package org.doorstep.messaging.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Who signed a callback: the provider's own vectors and ours.
class TwilioSignatureTest {

    private static final String OFFICIAL = "12345";
    private static final String OURS = "doorstep-test-token-0001";
    private static final String SHOP = "https://mycompany.com/myapp.php";
    private static final String QUERY = SHOP + "?foo=1&bar=2";
    private static final String SID = "SM00000000000000000000000000000001";

    private static final Map<String, String> CALL =
            Map.of(
                    "Digits",
                    "1234",
                    "CallSid",
                    "CA1234567890ABCDE",
                    "To",
                    "+18005551212",
                    "Caller",
                    "+14158675309",
                    "From",
                    "+14158675309");

    private static final Map<String, String> STATUS =
            Map.of(
                    "AccountSid",
                    "AC00000000000000000000000000000001",
                    "ApiVersion",
                    "2010-04-01",
                    "From",
                    "+447700900000",
                    "MessageSid",
                    SID,
                    "MessageStatus",
                    "delivered",
                    "SmsSid",
                    SID,
                    "SmsStatus",
                    "delivered",
                    "To",
                    "+447700900123");

    private static final Map<String, String> STOP =
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

    private static final String STATUS_URL = "https://api.doorstep.example/webhooks/twilio/status";
    private static final String D1 = "QCwWd1Zv097u45inQCcxfPX3YKU=";

    static Stream<Arguments> vectors() {
        var special =
                Map.of(
                        "Message",
                        "Hello & goodbye! @#$%^*()",
                        "From",
                        "+1 (415) 867-5309",
                        "Special",
                        "unicode: ñáéíóú");
        return Stream.of(
                Arguments.of(OFFICIAL, QUERY, CALL, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
                Arguments.of(OFFICIAL, QUERY, Map.of(), "zYQTYrRWXE7LtzbG4PfP7/bkkGo="),
                Arguments.of(
                        OFFICIAL,
                        "https://mycompany.com:443/myapp.php?foo=1&bar=2",
                        CALL,
                        "kvajT1Ptam85bY51eRf/AJRuM3w="),
                Arguments.of(OFFICIAL, SHOP, CALL, "1xaxFBvyzXYvWplzNOSs28HWO94="),
                Arguments.of(OFFICIAL, QUERY, special, "dCPiR4WtQ6QFN6pJh81CtlCcWLQ="),
                Arguments.of(OURS, STATUS_URL, STATUS, D1),
                Arguments.of(
                        OURS,
                        "https://api.doorstep.example/webhooks/twilio/inbound",
                        STOP,
                        "OSNeBt5lb4rzG4TGi7asma3brS4="));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void acceptsWhatTheProviderSigned(
            String token, String url, Map<String, String> fields, String signature) {
        assertThat(new TwilioSignature(new Secret(token)).holds(URI.create(url), fields, signature))
                .isEqualTo(true);
    }

    @Test
    void acceptsABodyThatIsNoFormByItsHash() {
        var signed = new TwilioSignature(new Secret(OFFICIAL));
        var url =
                URI.create(
                        QUERY
                                + "&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e"
                                + "41502b283a80c7cf19632632f96e6620");
        var body = "{\"property\": \"value\", \"boolean\": true}";
        var signature = "a9nBmqA0ju/hNViExpshrM61xv4=";
        assertThat(signed.holds(url, body, signature)).isEqualTo(true);
        assertThat(signed.holds(url, body + " ", signature)).isEqualTo(false);
        assertThat(signed.holds(URI.create(QUERY), body, signature)).isEqualTo(false);
        assertThat(signed.holds(url, body, null)).isEqualTo(false);
        assertThat(new TwilioSignature(null).holds(url, body, signature)).isEqualTo(false);
    }

    @Test
    void refusesEverythingElse() {
        assertThat(ours(STATUS_URL, STATUS, "")).isEqualTo(false);
        assertThat(ours(STATUS_URL, STATUS, null)).isEqualTo(false);
        assertThat(ours(STATUS_URL, STATUS, D1.replace("KU=", "KV="))).isEqualTo(false);
        assertThat(ours(STATUS_URL + "/", STATUS, D1)).isEqualTo(false);
        assertThat(ours(STATUS_URL.replace("https", "http"), STATUS, D1)).isEqualTo(false);
        assertThat(ours(STATUS_URL + "?x=1", STATUS, D1)).isEqualTo(false);
        var more = new HashMap<>(STATUS);
        more.put("Added", "later");
        assertThat(ours(STATUS_URL, more, D1)).isEqualTo(false);
        var fewer = new HashMap<>(STATUS);
        fewer.remove("ApiVersion");
        assertThat(ours(STATUS_URL, fewer, D1)).isEqualTo(false);
        assertThat(
                        new TwilioSignature(new Secret("another-token"))
                                .holds(URI.create(STATUS_URL), STATUS, D1))
                .isEqualTo(false);
        assertThat(new TwilioSignature(null).holds(URI.create(STATUS_URL), STATUS, D1))
                .isEqualTo(false);
    }

    private static boolean ours(
            String url, Map<String, String> fields, @Nullable String signature) {
        return new TwilioSignature(new Secret(OURS)).holds(URI.create(url), fields, signature);
    }
}
