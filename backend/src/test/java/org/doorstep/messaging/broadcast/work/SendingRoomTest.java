package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.ProviderEvent;
import org.doorstep.messaging.channel.ProviderEvent.Status;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.SendResult.RefusalEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// The road of a broadcast from launch to the last final state, as people get it.
@RoomTest
class SendingRoomTest {

    private final ApplicationContext application;
    private World world;
    private final List<Broadcast> launched = new ArrayList<>();

    SendingRoomTest(ApplicationContext application) {
        this.application = application;
    }

    /// After the store has been emptied.
    @BeforeEach
    void aWorld() {
        world = new World(application);
    }

    @AfterEach
    void theInvariantsHold() {
        launched.forEach(world::holds);
    }

    private Broadcast launch(ChannelName... channels) {
        var broadcast = world.launched(channels);
        launched.add(broadcast);
        return broadcast;
    }

    private void delivered(Broadcast broadcast, int n, int attempt) {
        var handle = world.message(broadcast, n).envelope().handle();
        world.parts
                .evidence()
                .fromProvider(
                        handle,
                        attempt,
                        new ProviderEvent(Status.DELIVERED, "delivered", null),
                        null);
    }

    @Test
    void everybodyGetsOneTextAndOneFinalState() throws InterruptedException {
        world.people(45);
        var broadcast = launch(ChannelName.SMS);
        world.node().work();
        assertThat(world.now(broadcast).frozen()).isEqualTo(45);
        assertThat(world.sms.accepted()).hasSize(45).doesNotHaveDuplicates();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 45L));
        for (var n = 1; n <= 45; n++) {
            delivered(broadcast, n, 1);
        }
        world.node().work();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.DELIVERED, 45L));
        assertThat(world.now(broadcast).state()).isEqualTo(Broadcast.State.DONE);
        assertThat(world.totals(broadcast).reachedBy()).isEqualTo(Map.of(ChannelName.SMS, 45L));
        assertThat(world.totals(broadcast).segmentsUsed())
                .isEqualTo(world.totals(broadcast).segmentsPlanned());
    }

    @Test
    void aPushNobodyAcknowledgesIsFollowedByATextAndOnlyAfterItsWait() throws InterruptedException {
        world.people(2);
        var broadcast = launch(ChannelName.PUSH, ChannelName.SMS);
        var node = world.node();
        node.work();
        var pushed = world.push.calls().getFirst();
        assertThat(Duration.between(world.parts.clock().instant(), pushed.expiry()))
                .isEqualTo(Duration.ofSeconds(540));
        var first = world.message(broadcast, 1).envelope();
        world.parts.evidence().acknowledged(first.handle(), first.ref());
        world.advance(Duration.ofSeconds(599));
        node.work();
        assertThat(world.sms.called()).isEmpty();
        world.advance(Duration.ofSeconds(1));
        node.work();
        assertThat(world.sms.accepted())
                .isEqualTo(List.of(world.message(broadcast, 2).envelope().handle()));
        var second = world.message(broadcast, 2).envelope();
        world.parts.evidence().acknowledged(second.handle(), second.ref());
        assertThat(world.totals(broadcast).shownTwice()).isEqualTo(1);
    }

    @Test
    void whoHasNoDeviceIsReachedOnTheNextChannel() throws InterruptedException {
        world.people(3);
        world.town.put(2, Town.person(2, false, List.of()));
        var broadcast = launch(ChannelName.PUSH, ChannelName.SMS);
        world.node().work();
        assertThat(world.push.accepted()).hasSize(2);
        assertThat(world.sms.accepted())
                .isEqualTo(List.of(world.message(broadcast, 2).envelope().handle()));
    }

    @Test
    void anOptOutBetweenQueueAndDispatchIsObeyed() throws InterruptedException {
        world.people(2);
        var broadcast = launch(ChannelName.SMS);
        var node = world.node();
        node.expansion.run(broadcast, () -> true);
        world.parts.optOuts().add(Town.phone(1), ChannelName.SMS, OptOuts.Ground.KEYWORD, "test");
        node.work();
        assertThat(world.sms.called())
                .isEqualTo(List.of(world.message(broadcast, 2).envelope().handle()));
        assertThat(world.message(broadcast, 1).state()).isEqualTo(MessageState.SUPPRESSED);
        assertThat(world.totals(broadcast).suppressedBecause())
                .isEqualTo(Map.of("opted out of SMS", 1L));
    }

    @Test
    void aPersonWithoutConsentAMinorAndAPersonWhoIsGoneGetNothing() throws InterruptedException {
        world.consent(3);
        world.town.people(4);
        world.town.put(2, Town.person(2, true, List.of("d")));
        var broadcast = launch(ChannelName.SMS, ChannelName.EMAIL);
        var node = world.node();
        node.expansion.run(broadcast, () -> true);
        world.town.remove(3);
        node.work();
        assertThat(world.sms.accepted()).hasSize(1);
        assertThat(world.totals(broadcast).suppressedBecause())
                .isEqualTo(Map.of("under 18", 1L, "person gone", 1L, "no consent to SMS", 1L));
    }

    @Test
    void aRefusedTextIsFollowedByAnEmail() throws InterruptedException {
        world.people(1);
        world.sms.answer(
                (channel, call) -> new SendResult.Refused("21211", RefusalEffect.ADDRESS_BAD));
        var broadcast = launch(ChannelName.SMS, ChannelName.EMAIL);
        world.node().work();
        assertThat(world.email.accepted()).hasSize(1);
        assertThat(world.message(broadcast, 1).attempts())
                .extracting(one -> one.follows().name())
                .isEqualTo(List.of("FIRST", "REFUSED"));
    }

    @Test
    void aStopThatTheProviderKnowsIsWrittenDown() throws InterruptedException {
        world.people(1);
        world.sms.answer(
                (channel, call) -> new SendResult.Refused("21610", RefusalEffect.OPTED_OUT));
        launch(ChannelName.SMS);
        world.node().work();
        assertThat(world.parts.optOuts().isSuppressed(Town.phone(1), ChannelName.SMS)).isTrue();
    }

    @Test
    void aBusyProviderIsLeftAloneAsLongAsItAsks() throws InterruptedException {
        world.people(1);
        world.sms.answer(
                (channel, call) -> new SendResult.NotCalled("429", Duration.ofSeconds(30)));
        var broadcast = launch(ChannelName.SMS);
        var node = world.node();
        node.work();
        world.sms.answer(ScriptedChannel.Answer.ACCEPT);
        world.advance(Duration.ofSeconds(29));
        node.work();
        assertThat(world.sms.called()).hasSize(1);
        world.advance(Duration.ofSeconds(1));
        node.work();
        assertThat(world.sms.accepted()).hasSize(1);
        assertThat(world.message(broadcast, 1).attempts()).hasSize(2);
    }

    @Test
    void aSenderThatCannotSendIsHaltedUntilSomebodyLooks() throws InterruptedException {
        world.people(45);
        world.sms.answer(
                (channel, call) -> new SendResult.Refused("20003", RefusalEffect.HALT_SENDER));
        var broadcast = launch(ChannelName.SMS);
        var node = world.node();
        node.worker.pass();
        var called = world.sms.called().size();
        world.sms.answer(ScriptedChannel.Answer.ACCEPT);
        world.advance(Duration.ofMinutes(5));
        node.work();
        assertThat(world.sms.called()).hasSize(called);
        world.parts.broadcasts().releaseSender("SMS");
        node.work();
        assertThat(world.sms.accepted()).hasSize(45).doesNotHaveDuplicates();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 45L));
    }

    @Test
    void aTextTheProviderRejectsAsSuchPausesTheBroadcast() throws InterruptedException {
        world.people(45);
        world.sms.answer(
                (channel, call) -> new SendResult.Refused("21617", RefusalEffect.HALT_BROADCAST));
        var broadcast = launch(ChannelName.SMS);
        world.node().work();
        assertThat(world.now(broadcast).state()).isEqualTo(Broadcast.State.PAUSED);
        assertThat(world.now(broadcast).haltedBecause()).isEqualTo("SMS was refused: 21617");
        assertThat(world.sms.called()).hasSize(20);
    }

    @Test
    void inQuietHoursPeopleWaitUntilTheyEnd() throws InterruptedException {
        world.people(1);
        world.parts.clock().setLondon("2027-04-13T20:30");
        var broadcast = launch(ChannelName.SMS);
        var node = world.node();
        node.work();
        assertThat(world.sms.called()).isEmpty();
        var waiting = world.message(broadcast, 1).standing();
        assertThat(waiting.reason()).isEqualTo("quiet hours");
        assertThat(waiting.fence()).as("claims before the morning").isZero();
        assertThat(waiting.dueAt()).isEqualTo(Instant.parse("2027-04-14T08:00:00Z"));
        world.parts.clock().setLondon("2027-04-14T09:00");
        node.work();
        assertThat(world.sms.accepted()).hasSize(1);
    }

    @Test
    void whatHasNotBegunAtTheDeadlineHasExpired() throws InterruptedException {
        world.people(2);
        var broadcast = launch(ChannelName.SMS);
        var node = world.node();
        node.expansion.run(broadcast, () -> true);
        world.advance(Duration.ofHours(72));
        node.work();
        assertThat(world.sms.called()).isEmpty();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.EXPIRED, 2L));
        assertThat(world.now(broadcast).state()).isEqualTo(Broadcast.State.DONE);
    }

    @Test
    void nothingStartsWhilePausedAndTheRestGoesOutAfterwards() throws InterruptedException {
        world.people(45);
        var broadcast = launch(ChannelName.SMS);
        var node = world.node();
        node.expansion.run(broadcast, () -> true);
        var once = new AtomicBoolean();
        world.sms.answer((channel, call) -> {
            if (channel.called().size() == 20 && once.compareAndSet(false, true)) {
                world.control.pause(broadcast.id(), world.agent);
            }
            return channel.accept(call);
        });
        node.work();
        assertThat(world.sms.accepted()).hasSize(20);
        assertThat(world.states(broadcast))
                .isEqualTo(Map.of(MessageState.SENDING, 20L, MessageState.READY, 25L));
        world.sms.answer(ScriptedChannel.Answer.ACCEPT);
        World.done(world.control.resume(broadcast.id(), world.agent));
        node.work();
        assertThat(world.sms.accepted()).hasSize(45).doesNotHaveDuplicates();
    }

    @Test
    void stoppingEndsWhatHasNotBegunAndLetsTheRestSettle() throws InterruptedException {
        world.people(45);
        var broadcast = launch(ChannelName.SMS, ChannelName.EMAIL);
        var node = world.node();
        node.expansion.run(broadcast, () -> true);
        var once = new AtomicBoolean();
        world.sms.answer((channel, call) -> {
            if (channel.called().size() == 20 && once.compareAndSet(false, true)) {
                World.done(world.control.stop(broadcast.id(), world.agent));
            }
            return channel.accept(call);
        });
        node.work();
        assertThat(world.states(broadcast))
                .isEqualTo(Map.of(MessageState.SENDING, 20L, MessageState.CANCELLED, 25L));
        var settling = world.sms.calls().stream().map(Dispatch::handle).collect(Collectors.toSet());
        settling.forEach(handle ->
                world.parts
                        .evidence()
                        .fromProvider(
                                handle,
                                1,
                                new ProviderEvent(Status.UNDELIVERED, "undelivered", "30003"),
                                null));
        node.work();
        assertThat(world.email.called()).isEmpty();
        assertThat(world.states(broadcast))
                .isEqualTo(Map.of(MessageState.UNDELIVERED, 20L, MessageState.CANCELLED, 25L));
        assertThat(world.parts.broadcasts().open()).isEmpty();
    }

    @Test
    void aBroadcastStopsWhenItsLauncherMayNoLongerLaunch() throws InterruptedException {
        world.people(3);
        var broadcast = launch(ChannelName.SMS);
        world.grants.clear();
        world.node().work();
        assertThat(world.sms.called()).isEmpty();
        assertThat(world.now(broadcast).state()).isEqualTo(Broadcast.State.PAUSED);
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.READY, 3L));
    }

    @Test
    void whatOneSendsToOneselfNeedsNoConsentAndReachesNobodyElse() throws InterruptedException {
        world.town.people(3);
        world.town.put(9_999, Town.person(9_999, false, List.of()));
        var trial = World.done(world.launching.tryOn(world.draft(ChannelName.SMS), world.agent));
        launched.add(trial);
        world.node().work();
        assertThat(world.sms.accepted())
                .isEqualTo(List.of(world.message(trial, 9_999).envelope().handle()));
        assertThat(world.now(trial).frozen()).isEqualTo(1);
    }

    @Test
    void launchingTwiceIsLaunchingOnce() throws InterruptedException {
        world.people(3);
        var draft = world.draft(ChannelName.SMS);
        var first = World.done(world.launching.launch(draft, world.agent));
        var second = World.done(world.launching.launch(world.now(draft), world.agent));
        assertThat(second).isEqualTo(first);
        launched.add(first);
        world.node().work();
        assertThat(world.sms.accepted()).hasSize(3);
    }

    @Test
    void anErasedPersonLeavesOnlyAnId() throws InterruptedException {
        world.people(1);
        var broadcast = launch(ChannelName.SMS);
        world.node().work();
        delivered(broadcast, 1, 1);
        world.parts.evidence().forget(Town.ref(1));
        var attempt = world.message(broadcast, 1).attempts().getFirst();
        assertThat(attempt.trace().addressHash()).isNull();
        assertThat(attempt.trace().mergeValues()).isNull();
        assertThat(attempt.calls().getFirst().providerId()).isNull();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.DELIVERED, 1L));
    }
}
