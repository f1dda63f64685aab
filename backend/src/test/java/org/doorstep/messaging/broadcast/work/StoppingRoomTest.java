package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.broadcast.Attempt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ApplicationContext;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Broadcasts that are stopped while they are being sent.
@RoomTest
class StoppingRoomTest {

    private static final int PEOPLE = 100;
    private static final Duration LATEST = Duration.ofSeconds(5);

    private final ApplicationContext application;
    private final List<Broadcast> launched = new ArrayList<>();
    private World world;
    private Instant stoppedAt;

    StoppingRoomTest(ApplicationContext application) {
        this.application = application;
    }

    @BeforeEach
    void aWorld() {
        world = new World(application);
        world.people(PEOPLE);
        launched.clear();
        stoppedAt = Instant.MAX;
    }

    /// What is pressed.
    enum Button {
        STOP,
        STOP_EVERYTHING
    }

    private void press(Button button) {
        var door = world.door();
        switch (button) {
            case STOP -> World.done(door.stop(launched.getFirst().id(), world.agent));
            case STOP_EVERYTHING ->
                    assertThat(World.done(door.stopEverything(world.branch.id(), world.agent)))
                            .isEqualTo(launched.size());
        }
        stoppedAt = world.parts.clock().instant();
    }

    /// Every call takes a tenth of a second, and the button is pressed during the thirtieth.
    private void pressedDuringTheThirtieth(Button button) {
        world.sms.answer((channel, call) -> {
            synchronized (this) {
                world.advance(Duration.ofMillis(100));
                if (channel.called().size() >= 30 && stoppedAt.equals(Instant.MAX)) {
                    press(button);
                }
            }
            return channel.accept(call);
        });
    }

    @ParameterizedTest
    @EnumSource(Button.class)
    void nothingStartsFiveSecondsAfterTheButtonAndWhatIsInFlightEnds(Button button)
            throws InterruptedException {
        var count = button == Button.STOP ? 1 : 2;
        for (var n = 0; n < count; n++) {
            launched.add(world.launched(ChannelName.SMS, ChannelName.EMAIL));
        }
        var node = world.node();
        launched.forEach(one -> node.expansion.run(one, () -> true));
        pressedDuringTheThirtieth(button);
        node.work();
        world.advance(Duration.ofMinutes(5));
        node.work();
        assertThat(world.sms.called().size()).isBetween(30, 40);
        assertThat(attempts().map(Attempt::startedAt))
                .allMatch(start -> !start.isAfter(stoppedAt.plus(LATEST)));
        assertThat(states())
                .isEqualTo(
                        Map.of(
                                MessageState.SENDING,
                                (long) world.sms.accepted().size(),
                                MessageState.CANCELLED,
                                (long) PEOPLE * count - world.sms.accepted().size()));
        assertThat(world.sms.accepted()).doesNotHaveDuplicates();
        assertThat(world.email.called()).isEmpty();
        launched.forEach(world::holds);
    }

    private Stream<Attempt> attempts() {
        return launched.stream()
                .flatMap(one ->
                        IntStream.rangeClosed(1, PEOPLE).mapToObj(n -> world.message(one, n)))
                .flatMap(message -> message.attempts().stream());
    }

    private Map<MessageState, Long> states() {
        return launched.stream()
                .flatMap(one -> world.states(one).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
    }
}
