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
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Providers that refuse us, or say nothing at all, while the rest of the server goes on.
@RoomTest
class ProvidersDownRoomTest {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int CALLS = 150;

    private final ApplicationContext application;
    private final URI health;
    private final HttpClient http = HttpClient.newHttpClient();
    private World world;
    private FcmServer fcm;
    private TwilioServer twilio;
    private FcmChannel push;

    ProvidersDownRoomTest(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.health = URI.create("http://127.0.0.1:" + port + "/actuator/health");
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
        http.close();
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

    /// The bound is a tenth, and what a shared machine needs to tell two medians apart.
    @Test
    void whileEveryPushHangsTheServerAnswersAsEver() throws Exception {
        world.people(1);
        world.launched(ChannelName.PUSH);
        var node = world.node();
        node.work();
        world.people(90);
        fcm.faults().always(Fault.hang());
        var broadcast = world.launched(ChannelName.PUSH);
        ninetyFifth();
        var before = ninetyFifth();
        var sending = CompletableFuture.runAsync(() -> pass(node));
        // The first person has had a push this hour and comes in a window of its own.
        Provider.await(() -> fcm.inFlight() == 89, "the calls of a window hang");
        var meanwhile = ninetyFifth();
        assertThat(sending.isDone()).as("the calls hung all the while").isEqualTo(false);
        sending.join();
        assertThat(meanwhile)
                .isLessThan(before.multipliedBy(11).dividedBy(10).plus(Duration.ofMillis(50)));
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.READY, 90L));
        Provider.await(() -> fcm.inFlight() == 0, "every call is given up");
        fcm.faults().clear();
        world.advance(Duration.ofMinutes(1));
        node.worker.renew();
        node.work();
        world.advance(Duration.ofMinutes(1));
        node.worker.renew();
        node.work();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 90L));
    }

    private static void pass(WorldNode node) {
        try {
            node.worker.pass();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Duration ninetyFifth() throws Exception {
        var nanos = new long[CALLS];
        var request = HttpRequest.newBuilder(health).build();
        for (var n = 0; n < CALLS; n++) {
            var begin = System.nanoTime();
            http.send(request, HttpResponse.BodyHandlers.discarding());
            nanos[n] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[CALLS * 95 / 100]);
    }
}
