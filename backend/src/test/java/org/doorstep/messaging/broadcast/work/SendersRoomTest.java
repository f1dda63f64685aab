package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.doorstep._support.RoomTest;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.SenderChoice;
import org.doorstep.messaging.broadcast.shape.Quota;
import org.doorstep.messaging.broadcast.shape.Sender;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.SendResult.RefusalEffect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Broadcasts that choose whom they are sent as.
@RoomTest
class SendersRoomTest {

    private static final String NUMBER = "+447700900999";

    private final ApplicationContext application;
    private World world;

    SendersRoomTest(ApplicationContext application) {
        this.application = application;
    }

    @BeforeEach
    void aWorldWithTwoSenders() {
        world = new World(application);
        world.senders.add(
                new Sender(
                        "party", ChannelName.SMS, null, new Quota(1_000, Duration.ofSeconds(1))));
        world.senders.add(
                new Sender(
                        "town",
                        "The town's number",
                        ChannelName.SMS,
                        world.branch.id(),
                        new Quota(600, Duration.ofMinutes(1)),
                        NUMBER));
    }

    private Outcome<Broadcast> draft(Map<ChannelName, String> senders) {
        var plan = world.plan(ChannelName.SMS);
        return world.door()
                .draft(
                        new BroadcastPlan(
                                plan.branch(),
                                plan.title(),
                                plan.template(),
                                plan.audience(),
                                plan.steps(),
                                null,
                                null,
                                senders),
                        world.agent);
    }

    private Broadcast launched(Map<ChannelName, String> senders) {
        return world.launching.launch(draft(senders).orThrow(), world.agent).orThrow();
    }

    private List<String> sentAs() {
        return world.sms.acceptedCalls().stream().map(call -> String.valueOf(call.from())).toList();
    }

    @Test
    void theNearestSenderIsTakenWhereNoneIsNamed() throws InterruptedException {
        assertThat(world.door().senders(world.branch.id(), ChannelName.SMS))
                .extracting(SenderChoice::id, SenderChoice::perMinute)
                .containsExactly(tuple("town", 600L), tuple("party", 60_000L));
        world.people(1);
        launched(Map.of());
        world.node().work();
        assertThat(sentAs()).isEqualTo(List.of(NUMBER));
    }

    @Test
    void theSenderThatIsNamedIsTakenAndKept() throws InterruptedException {
        world.people(1);
        var broadcast = launched(Map.of(ChannelName.SMS, "party"));
        world.node().work();
        assertThat(sentAs()).isEqualTo(List.of("null"));
        assertThat(world.now(broadcast).plan().senders())
                .isEqualTo(Map.of(ChannelName.SMS, "party"));
    }

    @Test
    void eMailTakesTheNearestSenderAndElseTheDefault() throws InterruptedException {
        world.people(1);
        world.senders.add(
                new Sender(
                        "email", ChannelName.EMAIL, null, new Quota(100, Duration.ofSeconds(1))));
        mailed();
        world.senders.add(
                new Sender(
                        "office",
                        "The town's office",
                        ChannelName.EMAIL,
                        world.branch.id(),
                        new Quota(10, Duration.ofSeconds(1)),
                        "office@town.example"));
        mailed();
        assertThat(world.email.acceptedCalls())
                .extracting(call -> String.valueOf(call.from()))
                .containsExactly("null", "office@town.example");
        assertThat(world.door().senders(world.branch.id(), ChannelName.EMAIL))
                .extracting(SenderChoice::id)
                .containsExactly("office", "email");
    }

    private void mailed() throws InterruptedException {
        var draft = world.door().draft(world.plan(ChannelName.EMAIL), world.agent).orThrow();
        world.launching.launch(draft, world.agent).orThrow();
        world.node().work();
    }

    @Test
    void aSenderOfNobodyIsRefused() {
        assertThat(draft(Map.of(ChannelName.SMS, "stranger")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.refusal().fields())
                                        .extracting(FieldFault::field)
                                        .containsExactly("sender"));
    }

    @Test
    void theFinishIsThatOfTheSender() {
        world.people(100);
        var slow = draft(Map.of()).orThrow();
        var quick = draft(Map.of(ChannelName.SMS, "party")).orThrow();
        assertThat(world.door().preview(slow.id(), world.agent).orThrow().finish())
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(world.door().preview(quick.id(), world.agent).orThrow().finish())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void oneThatMayNotSendIsHaltedAloneAndTheOthersGoOn() throws InterruptedException {
        world.people(30);
        world.sms.answer((channel, call) ->
                call.from() == null
                        ? channel.accept(call)
                        : new SendResult.Refused("21606", RefusalEffect.HALT_SENDER));
        var refused = launched(Map.of());
        var sent = launched(Map.of(ChannelName.SMS, "party"));
        var node = world.node();
        node.work();
        assertThat(world.parts.broadcasts().haltedSenders()).isEqualTo(Map.of("town", "21606"));
        assertThat(world.sms.calls()).filteredOn(call -> call.from() != null).hasSize(1);
        assertThat(world.states(sent)).isEqualTo(Map.of(MessageState.SENDING, 30L));
        assertThat(world.states(refused)).isEqualTo(Map.of(MessageState.READY, 30L));
    }
}
