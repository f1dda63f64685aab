package org.doorstep.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.twilio.exception.ApiException;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.security.RequestValidator;
import com.twilio.type.PhoneNumber;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.doorstep.fakes.wire.HttpAnswer;
import org.doorstep.fakes.wire.HttpPort;
import org.doorstep.fakes.wire.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

class TwilioServerTest {

    private static final String SID = "AC00000000000000000000000000000001";
    private static final String TOKEN = "doorstep-test-token-0001";
    private static final PhoneNumber TO = new PhoneNumber("+447700900123");
    private static final PhoneNumber FROM = new PhoneNumber("+447700900000");

    private final TwilioServer server = TwilioServer.start(SID, TOKEN);
    private final BlockingQueue<HttpRequest> received = new LinkedBlockingQueue<>();
    private final HttpPort application =
            HttpPort.open(
                    0,
                    request -> {
                        received.add(request);
                        return HttpAnswer.of(204, "text/plain", "");
                    });
    private final TwilioRestClient client = client(TOKEN);

    @AfterEach
    void close() {
        server.close();
        application.close();
    }

    @Test
    void logsWhatTheSdkSends() {
        Message sent =
                text().setStatusCallback(URI.create(callbackUrl()))
                        .setValidityPeriod(600)
                        .create(client);

        AcceptedText accepted = server.accepted().getFirst();
        assertThat(accepted.providerId()).isEqualTo(sent.getSid()).matches("SM[0-9a-f]{32}");
        assertThat(accepted.recipient()).isEqualTo("+447700900123");
        assertThat(accepted.handle()).isEqualTo("handle1");
        assertThat(accepted.from()).isEqualTo("+447700900000");
        assertThat(accepted.body()).isEqualTo("Bore da – see you at ten?");
        assertThat(accepted.validitySeconds()).isEqualTo("600");
        assertThat(sent.getStatus()).isEqualTo(Message.Status.QUEUED);
        assertThat(server.accepted()).hasSize(1);
    }

    @Test
    void takesAMessagingService() {
        Message sent =
                Message.creator(TO, "MG00000000000000000000000000000001", "Hello").create(client);

        assertThat(sent.getStatus()).isEqualTo(Message.Status.ACCEPTED);
        assertThat(server.accepted().getFirst().messagingService())
                .isEqualTo("MG00000000000000000000000000000001");
    }

    @Test
    void listsByRecipientOverPagesNewestFirst() {
        List<String> sids = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            sids.addFirst(text().create(client).getSid());
        }
        Message.creator(new PhoneNumber("+447700900124"), FROM, "Other").create(client);
        int before = server.requests();

        List<String> found =
                StreamSupport.stream(
                                Message.reader()
                                        .setTo(TO)
                                        .setPageSize(2L)
                                        .read(client)
                                        .spliterator(),
                                false)
                        .map(Message::getSid)
                        .toList();

        assertThat(found).isEqualTo(sids);
        assertThat(server.requests() - before).isEqualTo(3);
    }

    @Test
    void showsTheHighestStatusWhateverOrderTheCallbacksCameIn() {
        String sid = text().create(client).getSid();

        server.callback(sid, "delivered");
        server.callback(sid, "sent");

        Message fetched = Message.fetcher(sid).fetch(client);
        assertThat(fetched.getStatus()).isEqualTo(Message.Status.DELIVERED);
        assertThat(fetched.getDateSent()).isNotNull();
    }

    @Test
    void leavesAQueuedMessageOutWhenAskedByDate() {
        text().create(client);
        var bound = java.time.ZonedDateTime.parse("2020-01-01T00:00:00Z");

        assertThat(
                        Message.reader()
                                .setTo(TO)
                                .setDateSentAfter(bound)
                                .read(client)
                                .iterator()
                                .hasNext())
                .isFalse();
        assertThat(server.deliverAll()).isEqualTo(1);
        assertThat(
                        Message.reader()
                                .setTo(TO)
                                .setDateSentAfter(bound)
                                .read(client)
                                .iterator()
                                .hasNext())
                .isTrue();
    }

    @Test
    void signsCallbacksAndFollowsThePlan() throws InterruptedException {
        server.callbacks(CallbackPlan.undelivered(30003).times(2));
        String sid = text().setStatusCallback(URI.create(callbackUrl())).create(client).getSid();

        List<Map<String, String>> forms = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            HttpRequest request = taken();
            forms.add(request.form());
            assertThat(
                            new RequestValidator(TOKEN)
                                    .validate(
                                            callbackUrl(),
                                            request.form(),
                                            String.valueOf(request.header("X-Twilio-Signature"))))
                    .isTrue();
        }

        assertThat(forms)
                .extracting(form -> form.get("MessageStatus"))
                .containsExactly("sent", "sent", "undelivered", "undelivered");
        assertThat(forms.getLast())
                .containsEntry("ErrorCode", "30003")
                .containsEntry("MessageSid", sid);
    }

    @Test
    void canDeliverBeforeItAnswers() {
        server.callbacks(CallbackPlan.delivered().reversed().overtakingTheAnswer());

        text().setStatusCallback(URI.create(callbackUrl())).create(client);

        assertThat(received)
                .extracting(request -> request.form().get("MessageStatus"))
                .containsExactly("delivered", "sent");
    }

    @Test
    void signsForThePublicUrlAndPostsToAnother() throws InterruptedException {
        String publicUrl = "https://doorstep.example/webhooks/twilio/inbound?x=1";
        server.deliverCallbacksTo(URI.create("http://127.0.0.1:" + application.port()));

        TwilioServer.Callback told =
                server.inbound("+447700900123", "+447700900000", "Stop", publicUrl);

        HttpRequest request = taken();
        assertThat(told.answer()).isEqualTo(204);
        assertThat(request.path() + "?" + request.query())
                .isEqualTo("/webhooks/twilio/inbound?x=1");
        assertThat(request.form())
                .containsEntry("Body", "Stop")
                .containsEntry("From", "+447700900123");
        assertThat(
                        new RequestValidator(TOKEN)
                                .validate(
                                        publicUrl,
                                        request.form(),
                                        String.valueOf(request.header("X-Twilio-Signature"))))
                .isTrue();
    }

    @Test
    void listsInboundMessagesToo() {
        server.inbound("+447700900123", "+447700900000", "Stop", callbackUrl());

        Message listed = Message.reader().setTo(FROM).read(client).iterator().next();

        assertThat(listed.getBody()).isEqualTo("Stop");
        assertThat(listed.getDirection()).isEqualTo(Message.Direction.INBOUND);
        assertThat(listed.getStatus()).isEqualTo(Message.Status.RECEIVED);
    }

    /// fault, Twilio's code and HTTP status as the SDK shows them (null: none).
    static Stream<Arguments> surfaces() {
        return Stream.of(
                Arguments.of(Fault.twilio(21610), 21610, 400),
                Arguments.of(Fault.tooManyRequests(Duration.ofSeconds(3)), 20429, 429),
                Arguments.of(Fault.unauthorised(), 20003, 401),
                Arguments.of(Fault.serverError(), 20500, 500),
                Arguments.of(Fault.serverErrorAfterAccept(), 20500, 500),
                Arguments.of(Fault.unavailable(Duration.ofSeconds(3)), 20503, 503),
                Arguments.of(Fault.badGateway(), null, null),
                Arguments.of(Fault.brokenJson(), null, null),
                Arguments.of(Fault.truncated(), null, null),
                Arguments.of(Fault.reset(), null, null),
                Arguments.of(Fault.resetAfterAccept(), null, null),
                Arguments.of(Fault.resetMidway(), null, null),
                Arguments.of(Fault.closedAfterAccept(), null, null),
                Arguments.of(Fault.hang(), null, null),
                Arguments.of(Fault.hangAfterAccept(), null, null));
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void surfacesInTheSdkAsTwilioWould(
            Fault fault, @Nullable Integer code, @Nullable Integer status) {
        server.answer(fault);

        ApiException seen = catchThrowableOfType(ApiException.class, () -> text().create(client));

        assertThat(seen.getCode()).isEqualTo(code);
        assertThat(seen.getStatusCode()).isEqualTo(status);
        assertThat(server.requests()).isEqualTo(1);
        assertThat(server.accepted()).hasSize(fault.accepts() ? 1 : 0);
    }

    @Test
    void canForgetTheId() {
        server.answer(Fault.withoutId());

        assertThat(text().create(client).getSid()).isNull();
        assertThat(server.accepted()).hasSize(1);
    }

    @Test
    void refusesOtherCredentials() {
        ApiException seen =
                catchThrowableOfType(ApiException.class, () -> text().create(client("wrong")));

        assertThat(seen.getStatusCode()).isEqualTo(401);
        assertThat(server.accepted()).isEmpty();
    }

    @Test
    void breaksLookUpsApartFromSends() {
        server.lookUpFaults().always(Fault.serverError());
        String sid = text().create(client).getSid();

        ApiException seen =
                catchThrowableOfType(ApiException.class, () -> Message.fetcher(sid).fetch(client));

        assertThat(seen.getStatusCode()).isEqualTo(500);
    }

    private HttpRequest taken() throws InterruptedException {
        HttpRequest request = received.poll(10, TimeUnit.SECONDS);
        return java.util.Objects.requireNonNull(request, "no callback within 10 s");
    }

    private String callbackUrl() {
        return "http://127.0.0.1:" + application.port() + "/status?m=handle1&a=1";
    }

    private static MessageCreator text() {
        return Message.creator(TO, FROM, "Bore da – see you at ten?");
    }

    private TwilioRestClient client(String token) {
        var limits = RequestConfig.custom().setResponseTimeout(Timeout.ofMilliseconds(700)).build();
        var builder =
                HttpClientBuilder.create()
                        .disableAutomaticRetries()
                        .setRoutePlanner((host, context) ->
                                new HttpRoute(new HttpHost("http", "127.0.0.1", server.port())));
        builder.addExecInterceptorFirst(
                "limits",
                (request, scope, chain) -> {
                    scope.clientContext.setRequestConfig(limits);
                    return chain.proceed(request, scope);
                });
        return new TwilioRestClient.Builder(SID, token).httpClient(new OneShot(builder)).build();
    }

    /// Without the SDK's own repeats.
    private static final class OneShot extends NetworkHttpClient {
        OneShot(HttpClientBuilder builder) {
            super(builder);
        }

        @Override
        public Response reliableRequest(Request request) {
            return makeRequest(request);
        }

        @Override
        public Response reliableRequest(Request request, int[] codes, int retries, long delay) {
            return makeRequest(request);
        }
    }
}
