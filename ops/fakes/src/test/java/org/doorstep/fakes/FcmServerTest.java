package org.doorstep.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.ErrorCode;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.internal.ApacheHttp2Transport;
import com.google.firebase.messaging.AndroidConfig;
import com.google.firebase.messaging.AndroidNotification;
import com.google.firebase.messaging.ApnsConfig;
import com.google.firebase.messaging.Aps;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.MessagingErrorCode;
import com.google.firebase.messaging.Notification;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

class FcmServerTest {

    private static final Instant NOON = Instant.parse("2027-05-06T12:00:00Z");

    private final FcmServer server =
            FcmServer.start(ServerOptions.simple().by(Clock.fixed(NOON, ZoneOffset.UTC)));
    private final FirebaseApp app = app(new LoopbackCredentials());
    private final FirebaseMessaging messaging = FirebaseMessaging.getInstance(app);

    @AfterEach
    void close() {
        app.delete();
        server.close();
    }

    @Test
    void logsWhatTheSdkSends() throws FirebaseMessagingException {
        Message message =
                Message.builder()
                        .setToken("phone-1")
                        .setNotification(
                                Notification.builder()
                                        .setTitle("Leaflets")
                                        .setBody("At ten")
                                        .build())
                        .putData("message", "m1")
                        .setAndroidConfig(
                                AndroidConfig.builder()
                                        .setTtl(540_000)
                                        .setNotification(
                                                AndroidNotification.builder()
                                                        .setTag("handle1")
                                                        .build())
                                        .build())
                        .setApnsConfig(
                                ApnsConfig.builder()
                                        .putHeader("apns-collapse-id", "handle1")
                                        .putHeader("apns-expiration", "1809604800")
                                        .setAps(Aps.builder().build())
                                        .build())
                        .build();

        String id = messaging.send(message);

        assertThat(server.accepted())
                .containsExactly(
                        new AcceptedPush(
                                id,
                                "phone-1",
                                "handle1",
                                "handle1",
                                "handle1",
                                "540s",
                                "1809604800",
                                "Leaflets",
                                "At ten",
                                Map.of("message", "m1"),
                                NOON));
        assertThat(id).startsWith("projects/demo/messages/");
    }

    @Test
    void takesInstallationIdsAndGivesEverySendItsOwnId() throws FirebaseMessagingException {
        String first = messaging.send(Message.builder().setFid("fid-1").build());
        String second = messaging.send(Message.builder().setFid("fid-1").build());

        assertThat(server.log().to("fid-1"))
                .extracting(AcceptedPush::providerId)
                .containsExactly(first, second);
        assertThat(first).isNotEqualTo(second);
        assertThat(server.log().repeated()).isEqualTo(Map.of("fid-1", 2));
    }

    @Test
    void acceptsNothingOnADryRun() throws FirebaseMessagingException {
        assertThat(messaging.send(message(), true))
                .isEqualTo("projects/demo/messages/fake_message_id");
        assertThat(server.accepted()).isEmpty();
    }

    @Test
    void refusesATimeToLiveBeyondFourWeeks() {
        Message message =
                Message.builder()
                        .setToken("phone-1")
                        .setAndroidConfig(
                                AndroidConfig.builder()
                                        .setTtl(Duration.ofDays(29).toMillis())
                                        .build())
                        .build();

        FirebaseMessagingException refused = failure(message);

        assertThat(refused.getMessagingErrorCode()).isEqualTo(MessagingErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void issuesTokensToAServiceAccount() throws IOException, FirebaseMessagingException {
        byte[] account = server.serviceAccount("demo").getBytes(StandardCharsets.UTF_8);
        FirebaseApp signedIn = app(GoogleCredentials.fromStream(new ByteArrayInputStream(account)));

        String id = FirebaseMessaging.getInstance(signedIn).send(message());
        signedIn.delete();

        assertThat(server.accepted()).extracting(AcceptedPush::providerId).containsExactly(id);
    }

    /// fault, accepted, the SDK's two codes, HTTP status (0: none), requests.
    static Stream<Arguments> surfaces() {
        return Stream.of(
                surface(
                        Fault.tooManyRequests(Duration.ofSeconds(7)),
                        MessagingErrorCode.QUOTA_EXCEEDED,
                        ErrorCode.RESOURCE_EXHAUSTED,
                        429,
                        1),
                surface(
                        Fault.unavailable(Duration.ofSeconds(120)),
                        MessagingErrorCode.UNAVAILABLE,
                        ErrorCode.UNAVAILABLE,
                        503,
                        1),
                surface(
                        Fault.serverError(),
                        MessagingErrorCode.INTERNAL,
                        ErrorCode.INTERNAL,
                        500,
                        1),
                surface(
                        Fault.serverErrorAfterAccept(),
                        MessagingErrorCode.INTERNAL,
                        ErrorCode.INTERNAL,
                        500,
                        1),
                surface(Fault.badGateway(), null, ErrorCode.UNKNOWN, 502, 1),
                surface(
                        Fault.unregistered(),
                        MessagingErrorCode.UNREGISTERED,
                        ErrorCode.NOT_FOUND,
                        404,
                        1),
                surface(Fault.refused(404, null), null, ErrorCode.NOT_FOUND, 404, 1),
                surface(
                        Fault.invalidArgument(),
                        MessagingErrorCode.INVALID_ARGUMENT,
                        ErrorCode.INVALID_ARGUMENT,
                        400,
                        1),
                surface(
                        Fault.senderMismatch(),
                        MessagingErrorCode.SENDER_ID_MISMATCH,
                        ErrorCode.PERMISSION_DENIED,
                        403,
                        1),
                surface(Fault.unauthorised(), null, ErrorCode.UNAUTHENTICATED, 401, 5),
                surface(Fault.reset(), null, ErrorCode.UNKNOWN, 0, 1),
                surface(Fault.resetAfterAccept(), null, ErrorCode.UNKNOWN, 0, 1),
                surface(Fault.resetMidway(), null, ErrorCode.UNKNOWN, 0, 1),
                surface(Fault.closedAfterAccept(), null, ErrorCode.UNKNOWN, 0, 1),
                surface(Fault.truncated(), null, ErrorCode.UNKNOWN, 0, 1),
                surface(Fault.hang(), null, ErrorCode.UNKNOWN, 0, 1),
                surface(Fault.hangAfterAccept(), null, ErrorCode.UNKNOWN, 0, 1),
                surface(Fault.brokenJson(), null, ErrorCode.UNKNOWN, 200, 1));
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void surfacesInTheSdkAsFcmWould(
            Fault fault,
            @Nullable MessagingErrorCode code,
            ErrorCode error,
            int status,
            int requests) {
        server.answer(fault);

        FirebaseMessagingException seen = failure(message());

        assertThat(seen.getMessagingErrorCode()).isEqualTo(code);
        assertThat(seen.getErrorCode()).isEqualTo(error);
        assertThat(seen.getHttpResponse() == null ? 0 : seen.getHttpResponse().getStatusCode())
                .isEqualTo(status);
        assertThat(server.requests()).isEqualTo(requests);
        assertThat(server.accepted()).hasSize(fault.accepts() ? 1 : 0);
        assertThat(server.log().calls()).hasSize(requests);
    }

    @Test
    void tellsWhenToComeBack() {
        server.answer(Fault.tooManyRequests(Duration.ofSeconds(7)));

        var answer = java.util.Objects.requireNonNull(failure(message()).getHttpResponse());
        assertThat(answer.getHeaders()).containsEntry("retry-after", List.of("7"));
    }

    @Test
    void canForgetTheId() throws FirebaseMessagingException {
        server.answer(Fault.withoutId());

        String id = messaging.send(message());

        assertThat(id).isNull();
        assertThat(server.accepted()).hasSize(1);
    }

    private FirebaseMessagingException failure(Message message) {
        return catchThrowableOfType(
                FirebaseMessagingException.class, () -> messaging.send(message));
    }

    private static Message message() {
        return Message.builder().setToken("phone-1").build();
    }

    private FirebaseApp app(GoogleCredentials credentials) {
        var client = ApacheHttp2Transport.defaultHttpAsyncClientBuilder();
        var target = new HttpHost("http", "127.0.0.1", server.port());
        client.setRoutePlanner((host, context) -> new HttpRoute(target));
        return FirebaseApp.initializeApp(
                FirebaseOptions.builder()
                        .setProjectId("demo")
                        .setHttpTransport(new ApacheHttp2Transport(client.build()))
                        .setCredentials(credentials)
                        .setConnectTimeout(1000)
                        .setReadTimeout(700)
                        .setWriteTimeout(1000)
                        .build(),
                UUID.randomUUID().toString());
    }

    private static Arguments surface(
            Fault fault,
            @Nullable MessagingErrorCode code,
            ErrorCode error,
            int status,
            int requests) {
        return Arguments.of(fault, code, error, status, requests);
    }

    private static final class LoopbackCredentials extends GoogleCredentials {
        private static final long serialVersionUID = 1;

        @Override
        public AccessToken refreshAccessToken() {
            return new AccessToken("loopback", Date.from(Instant.parse("2100-01-01T00:00:00Z")));
        }
    }
}
