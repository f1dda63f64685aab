package org.doorstep.messaging.channel.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.TestClock;
import org.doorstep.fakes.AcceptedPush;
import org.doorstep.fakes.Fault;
import org.doorstep.fakes.FcmServer;
import org.doorstep.fakes.wire.HttpAnswer;
import org.doorstep.fakes.wire.HttpPort;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Push through Firebase's SDK against a server that speaks its protocol.
class FcmChannelTest implements ChannelContract {

    private static final PushAddress ADDRESS = new PushAddress("phone-1", "token-1", false);

    private final FcmServer fcm = FcmServer.start();
    private final List<PushAddressDead> dead = new ArrayList<>();
    private final FcmChannel channel =
            new FcmChannel(settings(fcm.port(), null), new TestClock(), dead::add);

    private static PushSettings settings(int port, @Nullable Path credentials) {
        return new PushSettings(
                null,
                "doorstep-test",
                credentials,
                URI.create("http://127.0.0.1:" + port),
                90,
                false,
                Duration.ofSeconds(6),
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
    void haltsTheSenderWhereItsKeyIsRefusedAndAsksNobody(@TempDir Path folder) throws Exception {
        try (var refusing =
                HttpPort.open(
                        0, request -> HttpAnswer.json(400, "{\"error\":\"invalid_grant\"}"))) {
            var account =
                    fcm.serviceAccount("doorstep-test")
                            .replace(":" + fcm.port() + "/", ":" + refusing.port() + "/");
            var file = Files.writeString(folder.resolve("account.json"), account);
            var locked = new FcmChannel(settings(fcm.port(), file), new TestClock(), dead::add);
            assertThat(locked.send(dispatch(HANDLE)))
                    .isEqualTo(new Refused("no access token", RefusalEffect.HALT_SENDER));
            locked.close();
        }
        assertThat(calls()).isEqualTo(0);
    }

    @Test
    void takesBackACallThatIsGivenUp() throws Exception {
        fcm.answer(Fault.hang());
        var result = new CompletableFuture<SendResult>();
        var caller =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                result.complete(channel.send(dispatch(HANDLE)));
                            } catch (InterruptedException e) {
                                result.completeExceptionally(e);
                            }
                        });
        await(() -> calls() == 1);
        caller.interrupt();
        assertThat(result.get(5, TimeUnit.SECONDS)).isInstanceOf(InDoubt.class);
        await(() -> fcm.inFlight() == 0);
    }

    private static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
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
    public void recover() {
        fcm.faults().clear();
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

    @Override
    public SendResult whereNobodyListens() {
        return new NotCalled("no connection to the push provider", null);
    }

    @Override
    public Duration waitAfterLoad() {
        return Duration.ofSeconds(7);
    }
}
