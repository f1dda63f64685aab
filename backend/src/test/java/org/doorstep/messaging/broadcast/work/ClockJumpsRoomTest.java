package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// A wall clock that jumps while people are texted, seen by the node that texts and by another that
/// sweeps. The invariants say at the end that nobody was texted in quiet hours.
///
/// The size is that of every run; `ops/crash clock` runs the full one.
@RoomTest
class ClockJumpsRoomTest {

    private static final int PEOPLE = Integer.getInteger("doorstep.crash.clock-people", 100);

    /// The provider has it; its evidence is awaited, or was awaited in vain.
    private static final Set<MessageState> TAKEN = Set.of(MessageState.SENDING, MessageState.SENT);

    private final ApplicationContext application;
    private World world;

    ClockJumpsRoomTest(ApplicationContext application) {
        this.application = application;
    }

    @BeforeEach
    void aWorld() {
        world = new World(application);
        world.people(PEOPLE);
        world.lookUpTruthfully();
    }

    @ParameterizedTest(name = "at {0} by {1}")
    @CsvSource({
        "2027-04-13T11:00, PT2H",
        "2027-04-13T11:30, PT-2H",
        "2027-04-13T19:00, PT2H",
        "2027-04-13T10:30, PT-2H"
    })
    void everybodyIsTextedOnceAndNobodyAtNight(String london, Duration jump)
            throws InterruptedException {
        world.parts.clock().setLondon(london);
        var broadcast = world.launched(ChannelName.SMS);
        var sending = world.node();
        var sweeping = world.node();
        sending.expansion.run(broadcast, () -> true);
        jumpsDuringTheThirtieth(jump, sweeping);
        sending.work();
        settle(broadcast, sending, sweeping);
        assertThat(world.sms.accepted()).hasSize(PEOPLE).doesNotHaveDuplicates();
        assertThat(world.states(broadcast).keySet()).isSubsetOf(TAKEN);
        world.holds(broadcast);
    }

    private void jumpsDuringTheThirtieth(Duration jump, WorldNode sweeping) {
        var once = new AtomicBoolean();
        world.sms.answer((channel, call) -> {
            if (channel.called().size() >= 30 && once.compareAndSet(false, true)) {
                world.parts.clock().advance(jump);
                sweeping.clockwork.sweep();
            }
            return channel.accept(call);
        });
    }

    /// Until the next morning is over.
    private void settle(Broadcast broadcast, WorldNode... nodes) throws InterruptedException {
        for (var quarter = 0; quarter < 4 * 24; quarter++) {
            world.advance(Duration.ofMinutes(15));
            for (var node : nodes) {
                node.work();
            }
            if (TAKEN.containsAll(world.states(broadcast).keySet())) {
                return;
            }
        }
    }
}
