package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.broadcast.AddressClaims;
import org.doorstep.messaging.broadcast.AddressClaims.Held;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// People who share a number get one text there.
@RoomTest
class HouseholdsRoomTest {

    private static final int HOUSEHOLDS = 60;

    private final ApplicationContext application;
    private World world;
    private Broadcast broadcast;

    HouseholdsRoomTest(ApplicationContext application) {
        this.application = application;
    }

    @BeforeEach
    void twoPeopleWithOneNumber() {
        world = new World(application);
        broadcast = world.draft(ChannelName.SMS);
        world.consent(2);
        for (var n = 1; n <= 2; n++) {
            world.town.put(
                    n,
                    new Reachable(
                            "Person " + n,
                            Language.ENGLISH,
                            false,
                            Town.phone(1),
                            Town.mailbox(n),
                            List.of(),
                            Map.of("firstName", "Person")));
        }
    }

    @AfterEach
    void theInvariantsHold() {
        world.holds(broadcast);
    }

    private void report(String handle, Status status) {
        world.parts.evidence().fromProvider(handle, 1, new ProviderEvent(status, "x", null), null);
    }

    @Test
    void theOtherIsSuppressedOnceTheFirstWasAccepted() throws InterruptedException {
        broadcast = world.launched(ChannelName.SMS);
        var node = world.node();
        node.work();
        assertThat(world.sms.accepted()).hasSize(1);
        assertThat(world.states(broadcast))
                .isEqualTo(Map.of(MessageState.SENDING, 1L, MessageState.READY, 1L));
        world.advance(Duration.ofSeconds(60));
        node.work();
        assertThat(world.sms.called()).hasSize(1);
        assertThat(world.totals(broadcast).suppressedBecause())
                .isEqualTo(Map.of("same address as another person", 1L));
        report(world.sms.accepted().getFirst(), Status.DELIVERED);
        node.work();
        assertThat(world.now(broadcast).state()).isEqualTo(Broadcast.State.DONE);
        assertThat(world.parts.claims().byIds(List.of(claimId()))).isEmpty();
    }

    @Test
    void theOtherTriesItsNextChannelAtOnce() throws InterruptedException {
        broadcast = world.launched(ChannelName.SMS, ChannelName.EMAIL);
        world.node().work();
        assertThat(world.sms.accepted()).hasSize(1);
        assertThat(world.email.accepted()).hasSize(1);
        assertThat(world.sms.accepted()).isNotEqualTo(world.email.accepted());
    }

    @Test
    void aHolderTheProviderRefusesGivesWay() throws InterruptedException {
        broadcast = world.launched(ChannelName.SMS);
        world.sms.answer((channel, call) ->
                channel.called().size() == 1
                        ? new SendResult.Refused("30999", RefusalEffect.NONE)
                        : channel.accept(call));
        var node = world.node();
        node.work();
        world.advance(Duration.ofSeconds(60));
        node.work();
        assertThat(world.states(broadcast))
                .isEqualTo(Map.of(MessageState.FAILED, 1L, MessageState.SENDING, 1L));
    }

    @Test
    void whileTheHolderIsInDoubtTheOtherWaitsOn() throws InterruptedException {
        broadcast = world.launched(ChannelName.SMS);
        world.lookUp((number, from, until) ->
                new org.doorstep.messaging.channel.TextLookUp.LookedUp.Incomplete("down"));
        world.sms.answer((channel, call) -> new SendResult.InDoubt("reset"));
        var node = world.node();
        node.work();
        world.advance(Duration.ofMinutes(5));
        node.work();
        assertThat(world.sms.called()).hasSize(1);
        assertThat(world.states(broadcast))
                .isEqualTo(Map.of(MessageState.AMBIGUOUS, 1L, MessageState.READY, 1L));
    }

    @Test
    void aHolderKilledBeforeItsAttemptGivesWay() throws InterruptedException {
        world.town.remove(2);
        broadcast = world.launched(ChannelName.SMS);
        world.node().expansion.run(broadcast, () -> true);
        world.parts.claims().take(List.of(new Held(claimId(), "somebody|gone", 7)));
        var node = world.node();
        node.work();
        assertThat(world.sms.called()).isEmpty();
        world.advance(Duration.ofSeconds(60));
        node.work();
        assertThat(world.sms.accepted()).hasSize(1);
    }

    /// Each finds the claim to its own number in the other's hands, who is not at it.
    @Test
    void ofTwoThatWaitForEachOthersAddressBothAreTexted() throws InterruptedException {
        world.people(2);
        broadcast = world.launched(ChannelName.SMS);
        var node = world.node();
        node.expansion.run(broadcast, () -> true);
        var one = world.message(broadcast, 1);
        var other = world.message(broadcast, 2);
        world.parts
                .claims()
                .take(
                        List.of(
                                new Held(claimId(1), other.id(), other.standing().fence()),
                                new Held(claimId(2), one.id(), one.standing().fence())));
        node.work();
        assertThat(world.sms.called()).isEmpty();
        world.advance(Duration.ofSeconds(60));
        node.work();
        world.advance(Duration.ofSeconds(60));
        node.work();
        assertThat(world.sms.accepted()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void householdsThatTwoNodesTryAtOnceGetOneTextEach() throws Exception {
        world.people(HOUSEHOLDS * 2);
        for (var n = 1; n <= HOUSEHOLDS; n++) {
            world.town.put(2 * n, Town.withPhone(2 * n, Town.phone(2 * n - 1).e164()));
        }
        broadcast = world.launched(ChannelName.SMS);
        var nodes = List.of(world.node(), world.node());
        nodes.getFirst().expansion.run(broadcast, () -> true);
        var start = new CyclicBarrier(nodes.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = new ArrayList<Future<?>>();
            for (var node : nodes) {
                working.add(
                        threads.submit(() -> {
                            start.await();
                            node.work();
                            return node;
                        }));
            }
            for (var one : working) {
                one.get();
            }
        }
        world.advance(Duration.ofSeconds(60));
        nodes.getFirst().work();
        assertThat(world.sms.acceptedCalls())
                .extracting(Dispatch::to)
                .hasSize(HOUSEHOLDS)
                .doesNotHaveDuplicates();
        assertThat(world.states(broadcast))
                .isEqualTo(
                        Map.of(
                                MessageState.SENDING,
                                (long) HOUSEHOLDS,
                                MessageState.SUPPRESSED,
                                (long) HOUSEHOLDS));
    }

    private String claimId() {
        return claimId(1);
    }

    private String claimId(int n) {
        var keyId = Objects.requireNonNull(world.now(broadcast).keyId());
        return AddressClaims.id(
                broadcast.id(),
                ChannelName.SMS,
                world.parts.keyring().hashText(Town.phone(n).normalised(), keyId).text());
    }
}
