package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.broadcast.shape.Quota;
import org.doorstep.messaging.broadcast.shape.Sender;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.SendResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Sending at the pace of a sender.
@RoomTest
class ShapingRoomTest {

    private final ApplicationContext application;
    private final List<Broadcast> launched = new ArrayList<>();
    private World world;

    ShapingRoomTest(ApplicationContext application) {
        this.application = application;
    }

    @BeforeEach
    void aWorldWithASender() {
        world = new World(application);
        var quota = new Quota(1_000, Duration.ofSeconds(1));
        world.senders.add(new Sender("long-code", ChannelName.SMS, null, quota));
    }

    @AfterEach
    void theInvariantsHold() {
        launched.forEach(world::holds);
    }

    private Broadcast launch() {
        var broadcast = world.launched(ChannelName.SMS);
        launched.add(broadcast);
        return broadcast;
    }

    @Test
    void aProviderThatIsBusyForEverybodyIsCalledAtMostTwentyTimesAndThenProbed()
            throws InterruptedException {
        world.people(60);
        world.sms.answer((channel, call) -> new SendResult.NotCalled("429", Duration.ZERO));
        var broadcast = launch();
        var node = world.node();
        node.work();
        assertThat(world.sms.called().size()).isBetween(1, 20);
        var before = world.sms.called().size();
        world.advance(Duration.ofSeconds(28));
        node.work();
        assertThat(world.sms.called()).hasSize(before);
        world.advance(Duration.ofSeconds(3));
        node.worker.renew();
        node.work();
        assertThat(world.sms.called()).hasSize(before + 1);
        world.sms.answer(ScriptedChannel.Answer.ACCEPT);
        for (var n = 0; n < 8; n++) {
            world.advance(Duration.ofSeconds(31));
            node.worker.renew();
            node.work();
        }
        assertThat(world.sms.accepted()).hasSize(60).doesNotHaveDuplicates();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 60L));
    }

    @Test
    void nothingIsCalledBeforeTheProvidersWaitIsOver() throws InterruptedException {
        world.people(40);
        // The calls of a window run side by side: exactly one of them is told to wait.
        var refused = new AtomicBoolean();
        world.sms.answer((channel, call) ->
                refused.compareAndSet(false, true)
                        ? new SendResult.NotCalled("429", Duration.ofSeconds(20))
                        : channel.accept(call));
        launch();
        var node = world.node();
        node.work();
        var early = world.sms.called().size();
        assertThat(early).isLessThanOrEqualTo(20);
        world.advance(Duration.ofSeconds(18));
        node.worker.renew();
        node.work();
        assertThat(world.sms.called()).hasSize(early);
        world.advance(Duration.ofSeconds(3));
        node.worker.renew();
        node.work();
        assertThat(world.sms.accepted()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void broadcastsTakeTurnsAndWhatIsUrgentGoesFirst() throws InterruptedException {
        world.people(400);
        var one = launch();
        var other = launch();
        var node = world.node();
        node.expansion.run(one, () -> true);
        node.expansion.run(other, () -> true);
        node.worker.pass();
        node.worker.pass();
        assertThat(world.sms.calls())
                .extracting(Dispatch::broadcast)
                .containsOnly(one.id(), other.id());
        var trial = World.done(world.launching.tryOn(world.draft(ChannelName.SMS), world.agent));
        world.town.put(9_999, Town.person(9_999, false, List.of()));
        launched.add(trial);
        var before = world.sms.calls().size();
        node.worker.pass();
        assertThat(world.sms.calls().get(before).broadcast()).isEqualTo(trial.id());
    }
}
