package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.doorstep._support.RoomTest;
import org.doorstep.fakes.Fault;
import org.doorstep.fakes.FcmServer;
import org.doorstep.fakes.ServerOptions;
import org.doorstep.fakes.TwilioServer;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.broadcast.shape.Quota;
import org.doorstep.messaging.broadcast.shape.Sender;
import org.doorstep.messaging.channel.push.FcmChannel;
import org.doorstep.messaging.channel.sms.TwilioChannel;
import org.doorstep.security.AccountId;
import org.doorstep.security.PublicAddress;
import org.doorstep.security.SignInAddresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/// Providers that say nothing for a long time, in every window at once, while people read.
///
/// The sizes are those of every run; `ops/crash hang` has them say nothing for two minutes, has
/// people read more often and prints what a read took before and meanwhile.
@RoomTest
class HangingProvidersRoomTest {

    private static final Duration SILENCE =
            Duration.ofSeconds(Integer.getInteger("doorstep.faults.silence", 15));

    private static final int READS = Integer.getInteger("doorstep.faults.reads", 100);

    /// As long as a call is waited for in production.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int PUSHES = 90;
    private static final int TEXTS = 20;

    private final WebApplicationContext application;
    private final SignInAddresses accounts;
    private World world;
    private FcmServer fcm;
    private TwilioServer twilio;
    private FcmChannel push;
    private MockMvc phone;

    HangingProvidersRoomTest(WebApplicationContext application, SignInAddresses accounts) {
        this.application = application;
        this.accounts = accounts;
    }

    @BeforeEach
    void aWorldWithProvidersAndAReader() {
        phone = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        accounts.claim(reader(), Town.phone(1)).orThrow();
        world = new World(application);
        world.people(TEXTS);
        var options = ServerOptions.simple().by(world.parts.clock());
        fcm = FcmServer.start(options);
        twilio = TwilioServer.start(Loopback.ACCOUNT, Loopback.TOKEN, options);
        push = new FcmChannel(Loopback.push(fcm.port(), PATIENCE), world.parts.clock(), dead -> {});
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

    private static AccountId reader() {
        return new AccountId(Town.ref(1).id());
    }

    private WorldNode node() {
        var here = new PublicAddress(URI.create("https://api.doorstep.example"));
        var sms =
                new TwilioChannel(Loopback.sms(twilio.port(), PATIENCE), here, world.parts.clock());
        world.lookUp(sms);
        world.channels = List.of(push, sms);
        return world.node();
    }

    @Test
    void whileEveryWindowHangsReadersReadAndNobodyIsTextedTwice() throws Exception {
        var node = node();
        proven(ChannelName.SMS, node);
        proven(ChannelName.PUSH, node);
        var before = reads();
        twilio.faults().always(Fault.answerAfter(SILENCE));
        fcm.faults().always(Fault.answerAfter(SILENCE));
        var texts = world.launched(ChannelName.SMS);
        node.expansion.run(texts, () -> true);
        world.people(PUSHES);
        var pushes = world.launched(ChannelName.PUSH);
        node.expansion.run(pushes, () -> true);
        node.worker.start();
        awaitHanging();
        var meanwhile = reads();
        assertHanging();
        System.out.printf(
                "API reads, p95: %d ms before, %d ms while %d calls hang%n",
                before.toMillis(), meanwhile.toMillis(), twilio.inFlight() + fcm.inFlight());
        assertThat(node.worker.stop(Duration.ofSeconds(60))).isTrue();
        everybodyIsReachedOnce(texts, pushes, node);
    }

    /// One call that ends well: a sender that was never heard of is called once and no more.
    private void proven(ChannelName channel, WorldNode node) throws InterruptedException {
        var trial = World.done(world.launching.tryOn(world.draft(channel), world.agent));
        world.town.put(9_999, Town.person(9_999, false, List.of("device-9999")));
        node.work();
        assertThat(world.states(trial)).isEqualTo(Map.of(MessageState.SENDING, 1L));
        world.town.remove(9_999);
    }

    private void awaitHanging() {
        Provider.await(
                () -> twilio.inFlight() == TEXTS && fcm.inFlight() == PUSHES,
                "the calls of both windows hang");
    }

    private void assertHanging() {
        assertThat(twilio.inFlight()).as("texts that hung all the while").isEqualTo(TEXTS);
        assertThat(fcm.inFlight()).as("pushes that hung all the while").isEqualTo(PUSHES);
    }

    /// Everybody who reads is answered, first one after the other and then all at once.
    ///
    /// @return what 95 in 100 of the first took at most
    private Duration reads() throws Exception {
        var took = new ArrayList<Duration>();
        for (var n = 0; n < READS; n++) {
            var begin = System.nanoTime();
            assertThat(read()).isEqualTo(200);
            took.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(READS, this::read))) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        Collections.sort(took);
        return took.get(took.size() * 95 / 100);
    }

    private int read() throws Exception {
        return phone.perform(get("/api/v1/me/messages").with(user(reader().toString())))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private void everybodyIsReachedOnce(Broadcast texts, Broadcast pushes, WorldNode node)
            throws InterruptedException {
        Provider.await(
                () -> twilio.inFlight() + fcm.inFlight() == 0, "every call is answered or gone");
        twilio.faults().clear();
        fcm.faults().clear();
        for (var minute = 0; minute < 20; minute++) {
            world.advance(Duration.ofMinutes(1));
            node.worker.renew();
            node.work();
        }
        assertThat(world.states(texts)).isEqualTo(Map.of(MessageState.SENDING, (long) TEXTS));
        assertThat(world.states(pushes)).isEqualTo(Map.of(MessageState.SENDING, (long) PUSHES));
        assertThat(twilio.log().repeated()).isEqualTo(Map.of());
        world.holds(texts);
        world.holds(pushes);
    }
}
