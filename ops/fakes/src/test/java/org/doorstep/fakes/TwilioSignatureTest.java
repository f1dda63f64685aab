package org.doorstep.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.stream.Stream;

class TwilioSignatureTest {

    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final String URL_WITH_PORT = "https://mycompany.com:443/myapp.php?foo=1&bar=2";
    private static final Map<String, String> CALL =
            Map.of(
                    "Digits", "1234",
                    "CallSid", "CA1234567890ABCDE",
                    "To", "+18005551212",
                    "Caller", "+14158675309",
                    "From", "+14158675309");

    /// The vectors of twilio-java's own tests, and one of an inbound text.
    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of("12345", URL, CALL, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
                Arguments.of("12345", URL, Map.of(), "zYQTYrRWXE7LtzbG4PfP7/bkkGo="),
                Arguments.of("12345", URL_WITH_PORT, CALL, "kvajT1Ptam85bY51eRf/AJRuM3w="),
                Arguments.of(
                        "12345",
                        "https://mycompany.com/myapp.php",
                        CALL,
                        "1xaxFBvyzXYvWplzNOSs28HWO94="),
                Arguments.of(
                        "12345",
                        URL,
                        Map.of(
                                "Message", "Hello & goodbye! @#$%^*()",
                                "From", "+1 (415) 867-5309",
                                "Special", "unicode: ñáéíóú"),
                        "dCPiR4WtQ6QFN6pJh81CtlCcWLQ="),
                Arguments.of(
                        "doorstep-test-token-0001",
                        "https://api.doorstep.example/webhooks/twilio/inbound",
                        Map.of(
                                "AccountSid", "AC00000000000000000000000000000001",
                                "Body", "Stop",
                                "From", "+447700900123",
                                "MessageSid", "SM00000000000000000000000000000002",
                                "NumMedia", "0",
                                "NumSegments", "1",
                                "OptOutType", "STOP",
                                "To", "+447700900000"),
                        "OSNeBt5lb4rzG4TGi7asma3brS4="));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsTwilioDoes(String token, String url, Map<String, String> fields, String signature) {
        assertThat(TwilioSignature.of(token, url, fields)).isEqualTo(signature);
    }
}
