package org.doorstep.messaging.channel.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.TestClock;
import org.doorstep.fakes.AcceptedPush;
import org.doorstep.fakes.Fault;
import org.doorstep.fakes.FcmServer;
import org.doorstep.messaging.PushAddress;
import org.doorstep.messaging.PushAddressDead;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.ChannelContract;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.SendResult.InDoubt;
import org.doorstep.messaging.channel.SendResult.NotCalled;
import org.doorstep.messaging.channel.SendResult.RefusalEffect;
import org.doorstep.messaging.channel.SendResult.Refused;
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
import java.util.Objects;
import java.util.stream.Stream;

/// Push through Firebase's SDK against a server that speaks its protocol.
class FcmChannelTest implements ChannelContract {

    private static final PushAddress ADDRESS = new PushAddress("phone-1", "token-1", false);

    private final FcmServer fcm = FcmServer.start();
    private final List<PushAddressDead> dead = new ArrayList<>();
    private final FcmChannel channel =
            new FcmChannel(settings(fcm.port()), new TestClock(), dead::add);

    private static PushSettings settings(int port) {
        return new PushSettings(
                null,
                "doorstep-test",
                null,
                URI.create("http://127.0.0.1:" + port),
                90,
                Duration.ofSeconds(3),
                "Doorstep",
                "You have a new message.");
    }

    @AfterEach
    void close() {
        channel.close();
        fcm.close();
    }

    @Test
    void carriesTheHandleAndNothingElseOfTheMessage() throws InterruptedException {
        channel.send(dispatch(HANDLE, NOW.plus(Duration.ofMinutes(9))));
        var push = fcm.accepted().getFirst();
        assertThat(push.tag()).isEqualTo(HANDLE);
        assertThat(push.collapseId()).isEqualTo(HANDLE);
        assertThat(push.data()).isEqualTo(Map.of("handle", HANDLE));
        assertThat(push.title()).isEqualTo("Doorstep");
        assertThat(push.body()).isEqualTo("You have a new message.");
        assertThat(push.ttl()).isEqualTo("540s");
        assertThat(push.apnsExpiration()).isEqualTo(Long.toString(NOW.getEpochSecond() + 540));
    }

    @Test
    void livesFourWeeksAtMost() throws InterruptedException {
        channel.send(dispatch(HANDLE, NOW.plus(Duration.ofDays(40))));
        assertThat(fcm.accepted().getFirst().ttl()).isEqualTo("2419200s");
    }

    static Stream<Arguments> answers() {
        var device = RefusalEffect.DEVICE_GONE;
        return Stream.of(
                Arguments.of(Fault.unregistered(), new Refused("UNREGISTERED", device)),
                Arguments.of(Fault.senderMismatch(), new Refused("SENDER_ID_MISMATCH", device)),
                Arguments.of(Fault.refused(404, null), new Refused("HTTP 404", RefusalEffect.NONE)),
                Arguments.of(
                        Fault.tooManyRequests(null),
                        new NotCalled("QUOTA_EXCEEDED", Duration.ofSeconds(60))),
                Arguments.of(
                        Fault.unavailable(Duration.ofSeconds(2)),
                        new NotCalled("UNAVAILABLE", Duration.ofSeconds(2))),
                Arguments.of(
                        Fault.unavailable(null),
                        new NotCalled("UNAVAILABLE", Duration.ofSeconds(10))),
                Arguments.of(Fault.serverErrorAfterAccept(), new InDoubt("INTERNAL")),
                Arguments.of(Fault.badGateway(), new InDoubt("HTTP 502")),
                Arguments.of(Fault.withoutId(), new InDoubt("accepted without an id")),
                Arguments.of(Fault.brokenJson(), new InDoubt("HTTP 200")),
                Arguments.of(Fault.reset(), new InDoubt("no answer from the push provider")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void readsEachAnswerAndAsksOnlyOnce(Fault fault, SendResult expected)
            throws InterruptedException {
        fcm.answer(fault);
        assertThat(channel.send(dispatch(HANDLE))).isEqualTo(expected);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void tellsWhoeverOwnsDevicesThatOneIsGone() throws InterruptedException {
        fcm.answer(Fault.unregistered());
        channel.send(dispatch(HANDLE));
        assertThat(dead).isEqualTo(List.of(new PushAddressDead(null, "phone-1", "token-1", NOW)));
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public Destination destination() {
        return new Destination.Device(ADDRESS);
    }

    @Override
    public List<String> accepted() {
        return fcm.accepted().stream()
                .map(AcceptedPush::handle)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    @Override
    public int calls() {
        return fcm.log().calls().size();
    }

    @Override
    public void breakAfterAccept() {
        fcm.answer(Fault.resetAfterAccept());
    }

    @Override
    public void hang() {
        fcm.answer(Fault.hang());
    }

    @Override
    public void refuseAccount() {
        fcm.answer(Fault.unauthorised());
    }

    @Override
    public void refuseForLoad() {
        fcm.answer(Fault.tooManyRequests(Duration.ofSeconds(7)));
    }

    @Override
    public void shutDown() {
        fcm.close();
    }

    /// The SDK gives up writing and does not say that there was no connection; the push is repeated
    /// under the same tag.
    @Override
    public SendResult whereNobodyListens() {
        return new InDoubt("no answer from the push provider");
    }

    @Override
    public Duration waitAfterLoad() {
        return Duration.ofSeconds(7);
    }
}
