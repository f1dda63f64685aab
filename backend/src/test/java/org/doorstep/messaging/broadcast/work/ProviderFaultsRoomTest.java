package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.CountingIds;
import org.doorstep._support.RoomTest;
import org.doorstep.fakes.AcceptLog;
import org.doorstep.fakes.Fault;
import org.doorstep.fakes.FcmServer;
import org.doorstep.fakes.MailFault;
import org.doorstep.fakes.ServerOptions;
import org.doorstep.fakes.SmtpServer;
import org.doorstep.fakes.TwilioServer;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.channel.ProviderEvent;
import org.doorstep.messaging.channel.ProviderEvent.Status;
import org.doorstep.messaging.channel.email.EmailSettings;
import org.doorstep.messaging.channel.email.SmtpChannel;
import org.doorstep.messaging.channel.push.FcmChannel;
import org.doorstep.messaging.channel.sms.TwilioChannel;
import org.doorstep.security.PublicAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What providers do to a broadcast, through their own SDKs, with their logs as the ground truth.
@RoomTest
class ProviderFaultsRoomTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ApplicationContext application;
    private World world;
    private FcmServer fcm;
    private TwilioServer twilio;
    private SmtpServer relay;
    private FcmChannel push;
    private SmtpChannel email;

    ProviderFaultsRoomTest(ApplicationContext application) {
        this.application = application;
    }

    @BeforeEach
    void aWorldWithProviders() {
        world = new World(application);
        var clock = world.parts.clock();
        var options = ServerOptions.simple().by(clock);
        fcm = FcmServer.start(options);
        twilio = TwilioServer.start(Loopback.ACCOUNT, Loopback.TOKEN, options);
        relay = SmtpServer.start(options);
        var here = new PublicAddress(URI.create("https://api.doorstep.example"));
        push = new FcmChannel(Loopback.push(fcm.port(), PATIENCE), clock, dead -> {});
        email = new SmtpChannel(email(relay.port()), here, new CountingIds(), clock);
        var sms = new TwilioChannel(Loopback.sms(twilio.port(), PATIENCE), here, clock);
        world.push.answer((edge, call) -> push.send(call));
        world.sms.answer((edge, call) -> sms.send(call));
        world.email.answer((edge, call) -> email.send(call));
        world.lookUp(sms);
    }

    @AfterEach
    void close() {
        push.close();
        email.close();
        fcm.close();
        twilio.close();
        relay.close();
    }

    @Test
    void aThirdTurnedAwayForLoadWaitsAsLongAsAskedAndEverybodyIsTextedOnce()
            throws InterruptedException {
        var wait = Duration.ofSeconds(7);
        twilio.faults().seed(5).share(0.3, Fault.tooManyRequests(wait));
        world.people(40);
        var broadcast = world.launched(ChannelName.SMS);
        var node = world.node();
        for (var second = 0; second < 120 && twilio.log().count() < 40; second++) {
            node.work();
            world.advance(Duration.ofSeconds(1));
        }
        assertThat(twilio.log().count()).isEqualTo(40);
        assertThat(twilio.log().repeated()).isEqualTo(Map.of());
        assertThat(twilio.log().calls().size()).isGreaterThan(40);
        assertNobodyWasCalledAgainWithin(wait, twilio.log().calls());
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 40L));
        world.holds(broadcast);
    }

    private static void assertNobodyWasCalledAgainWithin(
            Duration wait, List<AcceptLog.Call> calls) {
        var last = new HashMap<String, Instant>();
        for (var call : calls) {
            var before = last.put(call.recipient(), call.at());
            if (before != null) {
                assertThat(Duration.between(before, call.at())).isGreaterThanOrEqualTo(wait);
            }
        }
    }

    @Test
    void textsTakenBeforeAnErrorAreInDoubtUntilTheirCallbackAndNeverSentTwice()
            throws InterruptedException {
        var failing = List.of(3, 8, 13);
        failing.forEach(
                n -> twilio.faults().to(Town.phone(n).e164(), Fault.serverErrorAfterAccept()));
        twilio.lookUpFaults().always(Fault.serverError());
        world.people(20);
        var broadcast = world.launched(ChannelName.SMS, ChannelName.EMAIL);
        var node = world.node();
        node.work();
        for (var n = 1; n <= 20; n++) {
            var doubtful = failing.contains(n);
            assertThat(world.message(broadcast, n).state())
                    .isEqualTo(doubtful ? MessageState.AMBIGUOUS : MessageState.SENDING);
        }
        for (var n = 1; n <= 20; n++) {
            delivered(world.message(broadcast, n));
        }
        world.advance(Duration.ofHours(1));
        node.work();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.DELIVERED, 20L));
        assertThat(twilio.log().calls()).hasSize(20);
        assertThat(relay.log().calls()).isEqualTo(List.of());
        world.holds(broadcast);
    }

    @Test
    void aTextInDoubtIsFoundAtTheProviderWhereNoCallbackComes() throws InterruptedException {
        twilio.answer(Fault.resetAfterAccept());
        twilio.lookUpFaults().next(Fault.serverError());
        world.people(1);
        var broadcast = world.launched(ChannelName.SMS);
        var node = world.node();
        node.work();
        assertThat(world.message(broadcast, 1).state()).isEqualTo(MessageState.AMBIGUOUS);
        world.advance(Duration.ofMinutes(1));
        node.work();
        assertThat(world.message(broadcast, 1).state()).isEqualTo(MessageState.SENDING);
        assertThat(twilio.log().calls()).hasSize(1);
        world.holds(broadcast);
    }

    @Test
    void pushesTakenBeforeAnErrorAreRepeatedUnderTheirName() throws InterruptedException {
        fcm.faults().to("token-device-2", Fault.serverErrorAfterAccept());
        world.people(4);
        var broadcast = world.launched(ChannelName.PUSH);
        var node = world.node();
        node.work();
        fcm.faults().clear();
        world.advance(Duration.ofSeconds(5));
        node.work();
        var handle = world.message(broadcast, 2).envelope().handle();
        assertThat(fcm.log().repeated()).isEqualTo(Map.of(handle + " token-device-2", 2));
        var twice = fcm.log().to("token-device-2");
        assertThat(twice.get(0).tag()).isEqualTo(handle);
        assertThat(twice.get(1).tag()).isEqualTo(handle);
        assertThat(twice.get(1).apnsExpiration()).isEqualTo(twice.get(0).apnsExpiration());
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 4L));
        assertThat(world.message(broadcast, 2).attempts()).hasSize(1);
        world.holds(broadcast);
    }

    @Test
    void anEmailTakenBeforeTheLineBrokeIsUnknownForGoodAndNotFollowed()
            throws InterruptedException {
        relay.faults().to(Town.mailbox(2).address(), MailFault.closedAfterData(true));
        world.people(4);
        var broadcast = world.launched(ChannelName.EMAIL, ChannelName.SMS);
        var node = world.node();
        node.work();
        world.advance(Duration.ofHours(25));
        node.work();
        assertThat(world.states(broadcast))
                .isEqualTo(Map.of(MessageState.SENT, 3L, MessageState.FAILED_UNKNOWN, 1L));
        assertThat(world.message(broadcast, 2).state()).isEqualTo(MessageState.FAILED_UNKNOWN);
        assertThat(relay.log().calls()).hasSize(4);
        assertThat(twilio.log().calls()).isEqualTo(List.of());
        world.holds(broadcast);
    }

    @Test
    void anAddressRefusedAtOnceIsMailedNoMoreAndThePersonIsTexted() throws InterruptedException {
        relay.faults().to(Town.mailbox(1).address(), MailFault.noSuchAddress());
        world.people(1);
        var broadcast = world.launched(ChannelName.EMAIL, ChannelName.SMS);
        var node = world.node();
        node.work();
        assertThat(twilio.log().to(Town.phone(1).e164())).hasSize(1);
        assertThat(world.parts.optOuts().isSuppressed(Town.mailbox(1), ChannelName.EMAIL))
                .isEqualTo(true);
        var again = world.launched(ChannelName.EMAIL);
        node.work();
        assertThat(relay.log().calls()).hasSize(1);
        assertThat(world.message(again, 1).state()).isEqualTo(MessageState.SUPPRESSED);
        assertThat(world.message(again, 1).standing().reason())
                .isEqualTo("EMAIL does not arrive at this address");
        world.holds(broadcast);
    }

    /// A push with a text after ten minutes: acknowledged at once, in the last second of its life,
    /// never, and only after the text.
    @Test
    void onlyAPushNobodyAcknowledgedInItsLifeIsFollowedByAText() throws InterruptedException {
        world.people(4);
        var broadcast = world.launched(ChannelName.PUSH, ChannelName.SMS);
        var node = world.node();
        node.work();
        assertThat(fcm.accepted()).extracting(one -> one.ttl()).containsOnly("540s").hasSize(4);
        acknowledged(broadcast, 1);
        world.advance(Duration.ofSeconds(539));
        acknowledged(broadcast, 2);
        node.work();
        world.advance(Duration.ofSeconds(60));
        node.work();
        assertThat(twilio.accepted()).isEqualTo(List.of());
        world.advance(Duration.ofSeconds(1));
        node.work();
        acknowledged(broadcast, 4);
        node.work();
        assertThat(twilio.accepted())
                .extracting(one -> one.recipient())
                .containsExactlyInAnyOrder(Town.phone(3).e164(), Town.phone(4).e164());
        var states = IntStream.rangeClosed(1, 4).mapToObj(n -> world.message(broadcast, n).state());
        assertThat(states)
                .isEqualTo(
                        List.of(
                                MessageState.DELIVERED,
                                MessageState.DELIVERED,
                                MessageState.SENDING,
                                MessageState.DELIVERED));
        assertThat(world.totals(broadcast).shownTwice()).isEqualTo(1);
        world.holds(broadcast);
    }

    private void acknowledged(Broadcast broadcast, int n) {
        var envelope = world.message(broadcast, n).envelope();
        assertThat(world.parts.evidence().acknowledged(envelope.handle(), envelope.ref()))
                .isEqualTo(true);
    }

    private void delivered(Message message) {
        world.parts
                .evidence()
                .fromProvider(
                        message.envelope().handle(),
                        1,
                        new ProviderEvent(Status.DELIVERED, "delivered", null),
                        null);
    }

    private static EmailSettings email(int port) {
        return new EmailSettings(
                null,
                "127.0.0.1",
                port,
                null,
                null,
                false,
                "hello@party.example",
                "The Party",
                null,
                null,
                4,
                PATIENCE,
                PATIENCE);
    }
}
