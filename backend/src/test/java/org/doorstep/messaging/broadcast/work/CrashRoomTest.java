package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep._support.RoomTest;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.broadcast.Attempt;
import org.doorstep.messaging.broadcast.AttemptState;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.channel.ProviderEvent;
import org.doorstep.messaging.channel.ProviderEvent.Status;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.TextLookUp.FoundText;
import org.doorstep.messaging.channel.TextLookUp.LookedUp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ApplicationContext;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/// What is left when a node stops in the middle of a step, and what the next one makes of it.
@RoomTest
class CrashRoomTest {

    private final ApplicationContext application;
    private World world;
    private final List<Broadcast> launched = new ArrayList<>();

    CrashRoomTest(ApplicationContext application) {
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

    /// The power goes.
    private static final class PowerCut extends RuntimeException {}

    /// When it goes, around a write to the ledger.
    enum When {
        BEFORE,
        AFTER
    }

    /// The ledger of a node whose power goes around one of its writes, for good.
    private Ledger failing(String write, When when) {
        var real = world.parts.ledger();
        var cut = new boolean[1];
        return (Ledger)
                Proxy.newProxyInstance(
                        Ledger.class.getClassLoader(),
                        new Class<?>[] {Ledger.class},
                        (proxy, method, arguments) -> {
                            var here = method.getName().equals(write);
                            if (cut[0] || here && when == When.BEFORE) {
                                cut[0] = true;
                                throw new PowerCut();
                            }
                            try {
                                var result = method.invoke(real, arguments);
                                cut[0] = here;
                                if (here) {
                                    throw new PowerCut();
                                }
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private void crash(String write, When when) {
        var node = world.node(failing(write, when));
        assertThatThrownBy(node::work).isInstanceOf(PowerCut.class);
    }

    private void untilSettled(Broadcast broadcast) throws InterruptedException {
        var node = world.node();
        for (var minutes = 0; minutes < 60; minutes++) {
            node.work();
            world.advance(Duration.ofMinutes(1));
        }
        assertThat(world.states(broadcast).keySet())
                .doesNotContain(MessageState.READY, MessageState.CLAIMED, MessageState.AMBIGUOUS);
    }

    @ParameterizedTest
    @EnumSource(When.class)
    void aNodeThatStopsWhileClaimingLosesNobody(When when) throws InterruptedException {
        world.people(20);
        var broadcast = launch(ChannelName.SMS);
        crash("claim", when);
        assertThat(world.sms.called()).isEmpty();
        untilSettled(broadcast);
        assertThat(world.sms.accepted()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void aNodeThatStopsBeforeItsAttemptsAreStoredHasCalledNobody() throws InterruptedException {
        world.people(20);
        var broadcast = launch(ChannelName.SMS);
        crash("open", When.BEFORE);
        assertThat(world.sms.called()).isEmpty();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.CLAIMED, 20L));
        untilSettled(broadcast);
        assertThat(world.sms.accepted()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void afterAStopBetweenAttemptAndCallATextIsSentOnlyWhenProvenAbsent()
            throws InterruptedException {
        world.people(20);
        world.lookUp((number, from, until) -> new LookedUp.Complete(List.of()));
        var broadcast = launch(ChannelName.SMS);
        crash("open", When.AFTER);
        assertThat(world.sms.called()).isEmpty();
        var node = world.node();
        world.advance(Duration.ofSeconds(119));
        node.work();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.CLAIMED, 20L));
        world.advance(Duration.ofSeconds(1));
        node.work();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.AMBIGUOUS, 20L));
        world.advance(Duration.ofMinutes(14));
        node.work();
        assertThat(world.sms.called()).isEmpty();
        world.advance(Duration.ofMinutes(2));
        node.work();
        world.advance(Duration.ofMinutes(1));
        node.work();
        assertThat(world.sms.accepted()).hasSize(20).doesNotHaveDuplicates();
        assertThat(world.message(broadcast, 1).attempts())
                .extracting(Attempt::follows)
                .isEqualTo(List.of(Attempt.Follows.FIRST, Attempt.Follows.NEVER_CALLED));
    }

    @Test
    void afterAStopBetweenCallAndResultATextIsFoundAndNeverSentTwice() throws InterruptedException {
        world.people(20);
        world.lookUp((number, from, until) ->
                new LookedUp.Complete(
                        world.sms.calls().stream()
                                .filter(call ->
                                        call.to()
                                                .equals(
                                                        new org.doorstep.messaging.channel
                                                                .Destination.Phone(number)))
                                .map(call ->
                                        new FoundText(
                                                "SM" + call.handle(),
                                                call.text().body(),
                                                new ProviderEvent(Status.SENT, "sent", null),
                                                from))
                                .toList()));
        var broadcast = launch(ChannelName.SMS);
        crash("replace", When.BEFORE);
        assertThat(world.sms.accepted()).hasSize(20);
        untilSettled(broadcast);
        assertThat(world.sms.accepted()).hasSize(20).doesNotHaveDuplicates();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 20L));
    }

    @Test
    void aTextFoundWithOtherWordsStaysUnknownAndIsNotSentAgain() throws InterruptedException {
        world.people(1);
        world.lookUp((number, from, until) ->
                new LookedUp.Complete(
                        List.of(
                                new FoundText(
                                        "SM9",
                                        "something else",
                                        new ProviderEvent(Status.SENT, "sent", null),
                                        from))));
        world.sms.answer((channel, call) -> new SendResult.InDoubt("reset"));
        var broadcast = launch(ChannelName.SMS, ChannelName.EMAIL);
        world.node().work();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.FAILED_UNKNOWN, 1L));
        assertThat(world.email.called()).isEmpty();
    }

    @Test
    void twoLookUpsOnlyCountFarEnoughApartByMonotonicTime() throws InterruptedException {
        world.people(1);
        world.lookUp((number, from, until) -> new LookedUp.Complete(List.of()));
        world.sms.answer((channel, call) -> new SendResult.InDoubt("reset"));
        var broadcast = launch(ChannelName.SMS);
        var node = world.node();
        node.work();
        world.parts.clock().advance(Duration.ofHours(2));
        node.work();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.AMBIGUOUS, 1L));
        assertThat(world.sms.called()).hasSize(1);
    }

    @Test
    void afterAStopInThePushIsRepeatedUnderTheSameNameWithWhatIsLeft() throws InterruptedException {
        world.people(20);
        var broadcast = launch(ChannelName.PUSH, ChannelName.SMS);
        crash("replace", When.BEFORE);
        var first = world.push.calls().getFirst();
        var node = world.node();
        world.advance(Duration.ofSeconds(120));
        node.work();
        world.advance(Duration.ofSeconds(2));
        node.work();
        assertThat(world.push.called()).hasSize(40);
        assertThat(world.push.calls())
                .filteredOn(call -> call.handle().equals(first.handle()))
                .extracting(call -> call.attempt() + " " + call.expiry())
                .isEqualTo(List.of("1 " + first.expiry(), "1 " + first.expiry()));
        assertThat(world.message(broadcast, 1).attempts()).hasSize(1);
        assertThat(world.sms.called()).isEmpty();
    }

    @Test
    void afterAStopInTheEmailNobodyIsMailedTwice() throws InterruptedException {
        world.people(4);
        var broadcast = launch(ChannelName.EMAIL, ChannelName.SMS);
        crash("replace", When.BEFORE);
        untilSettled(broadcast);
        assertThat(world.email.accepted()).hasSize(4);
        assertThat(world.sms.called()).isEmpty();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.FAILED_UNKNOWN, 4L));
    }

    @Test
    void anExpansionThatStoppedIsFinishedAndARerunAddsNobody() throws InterruptedException {
        world.people(25);
        var broadcast = launch(ChannelName.SMS);
        crash("add", When.AFTER);
        assertThat(world.now(broadcast).state()).isEqualTo(Broadcast.State.EXPANDING);
        world.town.person(26);
        var node = world.node();
        assertThat(node.expansion.run(broadcast, () -> true)).isEqualTo(0);
        assertThat(world.now(broadcast).frozen()).isEqualTo(25);
        assertThat(node.expansion.run(broadcast, () -> true)).isEqualTo(0);
        assertThat(world.parts.ledger().size(broadcast.id()).messages()).isEqualTo(25);
    }

    @Test
    void aWorkerFrozenPastItsLeaseStartsNothing() throws InterruptedException {
        world.people(10);
        var broadcast = launch(ChannelName.SMS);
        var frozen = world.node();
        frozen.expansion.run(broadcast, () -> true);
        var clock = world.parts.clock();
        var claim =
                new Claim(
                        "frozen",
                        clock.instant().plusSeconds(60),
                        Duration.ofSeconds(60),
                        world.parts.ticker().nanos());
        var claimed =
                world.parts
                        .ledger()
                        .claim(
                                new Ledger.Wanted(
                                        broadcast.id(), ChannelName.SMS, clock.instant(), 500),
                                claim.token(),
                                claim.leaseUntil());
        world.advance(Duration.ofSeconds(120));
        world.node().work();
        assertThat(world.sms.accepted()).hasSize(10);
        frozen.window.send(
                broadcast,
                new Route(ChannelName.SMS, world.sms, null, null),
                claim,
                claimed,
                new ReentrantLock());
        assertThat(world.sms.called()).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void aWorkerWhoseLeaseEndedBetweenStoringAndCallingClosesItsAttemptsUncalled()
            throws InterruptedException {
        world.people(3);
        var broadcast = launch(ChannelName.SMS);
        var node =
                world.node(
                        (Ledger)
                                Proxy.newProxyInstance(
                                        Ledger.class.getClassLoader(),
                                        new Class<?>[] {Ledger.class},
                                        (proxy, method, arguments) -> {
                                            var result =
                                                    method.invoke(world.parts.ledger(), arguments);
                                            if (method.getName().equals("open")) {
                                                world.advance(Duration.ofSeconds(6));
                                            }
                                            return result;
                                        }));
        node.worker.pass();
        assertThat(world.sms.called()).isEmpty();
        assertThat(world.message(broadcast, 1).attempts())
                .extracting(Attempt::state)
                .isEqualTo(List.of(AttemptState.NOT_CALLED));
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.READY, 3L));
    }

    @Test
    void twoNodesShareABroadcastWithoutADuplicate() throws InterruptedException {
        world.people(400);
        var broadcast = launch(ChannelName.SMS);
        var nodes = new ArrayList<Thread>();
        var faults = new java.util.concurrent.CopyOnWriteArrayList<Throwable>();
        for (var n = 0; n < 3; n++) {
            var node = world.node();
            nodes.add(
                    Thread.ofPlatform()
                            .uncaughtExceptionHandler((thread, fault) -> faults.add(fault))
                            .start(() -> {
                                try {
                                    node.work();
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            }));
        }
        for (var node : nodes) {
            node.join();
        }
        assertThat(faults).isEmpty();
        assertThat(world.sms.called()).hasSize(400).doesNotHaveDuplicates();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 400L));
    }

    @Test
    void aClockThatJumpsDoesNotTakeAClaimFromALivingWorkerOfTheSameNode()
            throws InterruptedException {
        world.people(20);
        var broadcast = launch(ChannelName.SMS);
        var node = world.node();
        node.expansion.run(broadcast, () -> true);
        var once = new AtomicBoolean();
        world.sms.answer((channel, call) -> {
            if (once.compareAndSet(false, true)) {
                world.parts.clock().advance(Duration.ofHours(2));
                node.clockwork.sweep();
            }
            return channel.accept(call);
        });
        node.work();
        node.work();
        var states = world.states(broadcast);
        assertThat(states).doesNotContainKey(MessageState.AMBIGUOUS);
        assertThat(world.sms.accepted()).doesNotHaveDuplicates();
    }

    @Test
    void aCallThatHangsIsGivenUpAndInDoubt() throws InterruptedException {
        world.people(1);
        world.sms.patience(Duration.ofMillis(50));
        world.sms.answer((channel, call) -> {
            new java.util.concurrent.CountDownLatch(1).await();
            return channel.accept(call);
        });
        world.lookUp((number, from, until) -> new LookedUp.Incomplete("down"));
        var broadcast = launch(ChannelName.SMS);
        world.node().work();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.AMBIGUOUS, 1L));
    }
}
