package org.doorstep.messaging.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.doorstep._support.TestClock;
import org.doorstep.fakes.AcceptedText;
import org.doorstep.fakes.Fault;
import org.doorstep.fakes.TwilioServer;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.kernel.Secret;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.ChannelContract;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.ProviderEvent;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.SendResult.Accepted;
import org.doorstep.messaging.channel.SendResult.InDoubt;
import org.doorstep.messaging.channel.SendResult.NotCalled;
import org.doorstep.messaging.channel.SendResult.RefusalEffect;
import org.doorstep.messaging.channel.SendResult.Refused;
import org.doorstep.messaging.channel.TextLookUp.FoundText;
import org.doorstep.messaging.channel.TextLookUp.LookedUp;
import org.doorstep.security.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Text messages through Twilio's SDK against a server that speaks its protocol.
class TwilioChannelTest implements ChannelContract {

    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final PhoneNumber PHONE = new PhoneNumber("+447700900123");

    private final TwilioServer twilio = TwilioServer.start(ACCOUNT, "doorstep-test-token-0001");
    private final TwilioChannel channel = open("MG00000000000000000000000000000001", null);

    private TwilioChannel open(@Nullable String service, @Nullable String from) {
        return new TwilioChannel(
                new SmsSettings(
                        null,
                        ACCOUNT,
                        new Secret("doorstep-test-token-0001"),
                        service,
                        from,
                        URI.create("http://127.0.0.1:" + twilio.port()),
                        20,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3)),
                new PublicAddress(URI.create("https://api.doorstep.example")),
                new TestClock());
    }

    @AfterEach
    void close() {
        twilio.close();
    }

    @Test
    void namesMessageAndAttemptInTheCallbackAndSaysHowLongItIsValid() throws InterruptedException {
        channel.send(dispatch(HANDLE, NOW.plus(Duration.ofMinutes(40))));
        var text = twilio.accepted().getFirst();
        assertThat(text.statusCallback())
                .isEqualTo(
                        "https://api.doorstep.example/webhooks/twilio/status?m=" + HANDLE + "&a=1");
        assertThat(text.validitySeconds()).isEqualTo("2400");
        assertThat(text.recipient()).isEqualTo("+447700900123");
        assertThat(text.body()).isEqualTo("Leaflet run 10am");
        assertThat(text.messagingService()).isEqualTo("MG00000000000000000000000000000001");
        assertThat(text.fields()).containsEntry("SmartEncoded", "false");
    }

    @Test
    void isValidForTenHoursAtMost() throws InterruptedException {
        channel.send(dispatch(HANDLE, NOW.plus(Duration.ofHours(30))));
        assertThat(twilio.accepted().getFirst().validitySeconds()).isEqualTo("36000");
    }

    @Test
    void sendsFromANumberWhereNoServiceIsNamed() throws InterruptedException {
        open(null, "+447700900000").send(dispatch(HANDLE));
        assertThat(twilio.accepted().getFirst().from()).isEqualTo("+447700900000");
    }

    static Stream<Arguments> codes() {
        var invented = IntStream.of(21999, 22001, 30099, 39999, 63999).boxed();
        return Stream.concat(
                TwilioCodes.rows().entrySet().stream()
                        .map(row -> Arguments.of(row.getKey(), expected(row.getKey()))),
                invented.map(
                        code -> Arguments.of(code, new Refused(code + "", RefusalEffect.NONE))));
    }

    private static SendResult expected(int code) {
        var row = Objects.requireNonNull(TwilioCodes.rows().get(code));
        var effect = row.effect();
        return effect == null
                ? new NotCalled(code + "", row.pause())
                : new Refused(code + "", effect);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("codes")
    void doesWhatTheTableSaysForEachCodeAndNothingForAnUnknownOne(int code, SendResult expected)
            throws InterruptedException {
        twilio.answer(Fault.twilio(code));
        assertThat(channel.send(dispatch(HANDLE))).isEqualTo(expected);
        assertThat(calls()).isEqualTo(1);
    }

    static Stream<Arguments> answersInDoubt() {
        return Stream.of(
                Arguments.of(Fault.serverError(), "HTTP 500"),
                Arguments.of(Fault.serverErrorAfterAccept(), "HTTP 500"),
                Arguments.of(Fault.unavailable(Duration.ofSeconds(1)), "HTTP 503"),
                Arguments.of(Fault.badGateway(), "HTTP 502"),
                Arguments.of(Fault.brokenJson(), "HTTP 201"),
                Arguments.of(Fault.truncated(), "HTTP 201"),
                Arguments.of(Fault.resetMidway(), "HTTP 201"),
                Arguments.of(Fault.resetAfterAccept(), "no answer from the SMS provider"),
                Arguments.of(Fault.hangAfterAccept(), "no answer from the SMS provider"),
                Arguments.of(Fault.withoutId(), "accepted without an id"),
                Arguments.of(Fault.reset(), "no answer from the SMS provider"),
                Arguments.of(Fault.closedAfterAccept(), "no answer from the SMS provider"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersInDoubt")
    void postsOnceAndIsInDoubtWhereTheProviderMayHaveIt(Fault fault, String reason)
            throws InterruptedException {
        twilio.answer(fault);
        assertThat(channel.send(dispatch(HANDLE))).isEqualTo(new InDoubt(reason));
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void findsWhatTheProviderHasAlthoughTheAnswerWasLost() throws InterruptedException {
        twilio.answer(Fault.resetAfterAccept());
        channel.send(dispatch(HANDLE));
        var text = twilio.accepted().getFirst();
        assertThat(channel.sentTo(PHONE, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")))
                .isInstanceOfSatisfying(
                        LookedUp.Complete.class,
                        found ->
                                assertThat(found.texts())
                                        .extracting(FoundText::providerId, FoundText::body)
                                        .isEqualTo(
                                                List.of(
                                                        tuple(
                                                                text.providerId(),
                                                                "Leaflet run 10am"))));
        assertThat(channel.sentTo(PHONE, Instant.EPOCH, Instant.EPOCH))
                .isEqualTo(new LookedUp.Complete(List.of()));
    }

    @Test
    void provesNothingWhereTheProviderCannotBeAsked() {
        twilio.lookUpFaults().always(Fault.serverError());
        assertThat(channel.sentTo(PHONE, Instant.EPOCH, NOW))
                .isEqualTo(
                        new LookedUp.Incomplete("the SMS provider could not be asked to the end"));
    }

    @Test
    void bringsACodeWithoutACallback() throws InterruptedException {
        assertThat(channel.carry(PHONE, "", "Code 123456", Duration.ofMinutes(10)))
                .isInstanceOf(Accepted.class);
        var text = twilio.accepted().getFirst();
        assertThat(text.statusCallback()).isEqualTo(null);
        assertThat(text.validitySeconds()).isEqualTo("600");
    }

    @Test
    void keepsAWordNobodyKnowsAsItCame() {
        assertThat(TwilioStatuses.read("Teleported", null))
                .isEqualTo(new ProviderEvent(ProviderEvent.Status.ACCEPTED, "teleported", null));
        assertThat(TwilioStatuses.read("read", null))
                .isEqualTo(new ProviderEvent(ProviderEvent.Status.DELIVERED, "read", null));
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public Destination destination() {
        return new Destination.Phone(PHONE);
    }

    @Override
    public List<String> accepted() {
        return twilio.accepted().stream()
                .map(AcceptedText::handle)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    @Override
    public int calls() {
        return twilio.log().calls().size();
    }

    @Override
    public void breakAfterAccept() {
        twilio.answer(Fault.resetAfterAccept());
    }

    @Override
    public void hang() {
        twilio.answer(Fault.hang());
    }

    @Override
    public void recover() {
        twilio.faults().clear();
    }

    @Override
    public void refuseAccount() {
        twilio.answer(Fault.unauthorised());
    }

    @Override
    public void refuseForLoad() {
        twilio.answer(Fault.tooManyRequests(Duration.ofSeconds(7)));
    }

    @Override
    public void shutDown() {
        twilio.close();
    }

    @Override
    public SendResult whereNobodyListens() {
        return new NotCalled("no connection to the SMS provider", null);
    }

    @Override
    public Duration waitAfterLoad() {
        return Duration.ofSeconds(7);
    }
}
