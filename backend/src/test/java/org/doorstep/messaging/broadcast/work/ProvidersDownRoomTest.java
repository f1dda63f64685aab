package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.fakes.Fault;
import org.doorstep.fakes.FcmServer;
import org.doorstep.fakes.ServerOptions;
import org.doorstep.fakes.TwilioServer;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.broadcast.shape.Quota;
import org.doorstep.messaging.broadcast.shape.Sender;
import org.doorstep.messaging.channel.push.FcmChannel;
import org.doorstep.messaging.channel.sms.TwilioChannel;
import org.doorstep.security.PublicAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Providers that refuse us, or are busy for everybody, while the rest of the server goes on.
@RoomTest
class ProvidersDownRoomTest {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int BUSY = Integer.getInteger("doorstep.faults.busy", 60);
    private static final int STEP = 5;

    /// Calls in a row that fail before there are only probes: twenty would be allowed.
    private static final int ROW = 10;

    private static final long PROBE = 30;

    private final ApplicationContext application;
    private World world;
    private FcmServer fcm;
    private TwilioServer twilio;
    private FcmChannel push;

    ProvidersDownRoomTest(ApplicationContext application) {
        this.application = application;
    }

    @BeforeEach
    void aWorldWithSenders() {
        world = new World(application);
        var options = ServerOptions.simple().by(world.parts.clock());
        fcm = FcmServer.start(options);
        twilio = TwilioServer.start(Loopback.ACCOUNT, Loopback.TOKEN, options);
        push = new FcmChannel(Loopback.push(fcm.port(), PATIENCE), world.parts.clock(), dead -> {});
        var here = new PublicAddress(URI.create("https://api.doorstep.example"));
        world.channels =
                List.of(
                        push,
                        new TwilioChannel(
                                Loopback.sms(twilio.port(), PATIENCE), here, world.parts.clock()));
        var quota = new Quota(10_000, Duration.ofSeconds(1));
        world.senders.add(new Sender("texts", ChannelName.SMS, null, quota));
        world.senders.add(new Sender("pushes", ChannelName.PUSH, null, quota));
    }

    @AfterEach
    void close() {
        push.close();
        fcm.close();
        twilio.close();
    }

    @Test
    void anAccountThatMayNotTextCostsOneCallAndNoMoreUntilSomebodyHasLooked()
            throws InterruptedException {
        twilio.faults().always(Fault.unauthorised());
        world.people(60);
        var broadcast = world.launched(ChannelName.SMS);
        var node = world.node();
        node.work();
        assertThat(twilio.log().calls()).hasSize(1);
        assertThat(world.parts.broadcasts().haltedSenders().keySet()).isEqualTo(Set.of("SMS"));
        world.advance(Duration.ofHours(1));
        node.worker.renew();
        node.work();
        assertThat(twilio.log().calls()).hasSize(1);
        twilio.faults().clear();
        world.parts.broadcasts().releaseSender("SMS");
        node.work();
        assertThat(twilio.accepted()).hasSize(60);
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 60L));
        world.holds(broadcast);
    }

    @Test
    void aKeyThatMayNotPushHaltsPushAloneAndTextsGoOn() throws InterruptedException {
        fcm.faults().always(Fault.unauthorised());
        world.people(60);
        world.launched(ChannelName.PUSH);
        var texts = world.launched(ChannelName.SMS);
        var node = world.node();
        node.work();
        var called = fcm.log().calls().size();
        assertThat(called).as("the SDK posts one message up to five times").isBetween(1, 5);
        world.advance(Duration.ofMinutes(5));
        node.worker.renew();
        node.work();
        assertThat(fcm.log().calls()).hasSize(called);
        assertThat(world.states(texts)).isEqualTo(Map.of(MessageState.SENDING, 60L));
    }

    /// For a minute here; `ops/crash busy` turns everybody away for ten. Without a word on when to
    /// come back each refusal is followed by a pause of its own.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProviderThatTurnsEverybodyAwayIsCalledTenTimesAndThenOnceInHalfAMinute(boolean atOnce)
            throws InterruptedException {
        twilio.faults().always(Fault.tooManyRequests(atOnce ? Duration.ZERO : null));
        world.people(60);
        var broadcast = world.launched(ChannelName.SMS);
        var node = world.node();
        var began = world.parts.clock().instant();
        stepByStep(node, BUSY, 0);
        var calls =
                twilio.log().calls().stream()
                        .map(call -> Duration.between(began, call.at()).toSeconds())
                        .toList();
        var opened = calls.get(ROW - 1);
        var probes = calls.subList(ROW, calls.size());
        assertThat(probes)
                .isEqualTo(
                        Stream.iterate(opened + PROBE, at -> at < BUSY, at -> at + PROBE).toList());
        twilio.faults().clear();
        stepByStep(node, 180, 60);
        assertThat(twilio.log().count()).isEqualTo(60);
        assertThat(twilio.log().repeated()).isEqualTo(Map.of());
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 60L));
        world.holds(broadcast);
    }

    /// Until so many are taken, where that is more than none.
    private void stepByStep(WorldNode node, int seconds, int taken) throws InterruptedException {
        for (var second = 0; second < seconds; second += STEP) {
            node.worker.renew();
            node.work();
            if (taken > 0 && twilio.log().count() == taken) {
                return;
            }
            world.advance(Duration.ofSeconds(STEP));
        }
    }
}
