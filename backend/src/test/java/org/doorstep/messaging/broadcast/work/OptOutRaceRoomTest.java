package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.channel.Destination;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// People who opt out while a broadcast is being sent.
@RoomTest
class OptOutRaceRoomTest {

    private static final int PEOPLE = 200;
    private static final int ROUNDS = Integer.getInteger("doorstep.crash.races", 100);
    private static final int RACERS = 3;

    private final ApplicationContext application;
    private World world;

    OptOutRaceRoomTest(ApplicationContext application) {
        this.application = application;
    }

    @BeforeEach
    void aWorld() {
        world = new World(application);
        world.people(PEOPLE);
    }

    /// A hundred opt-outs arrive during calls; whoever is called afterwards must have been in the
    /// very window that was under way.
    @Test
    void anOptOutHoldsForEveryWindowThatIsReadAfterIt() throws InterruptedException {
        var random = new Random(7);
        var windows = new AtomicInteger();
        var duringWindow = new ConcurrentHashMap<String, Integer>();
        var calledInWindow = new ConcurrentHashMap<String, Integer>();
        world.sms.answer((channel, call) -> {
            var window = windows.get();
            var to = ((Destination.Phone) call.to()).number();
            calledInWindow.put(to.e164(), window);
            if (window % 2 == 0) {
                var other = Town.phone(1 + random.nextInt(PEOPLE));
                world.parts.optOuts().add(other, ChannelName.SMS, OptOuts.Ground.KEYWORD, "test");
                duringWindow.putIfAbsent(other.e164(), window);
            }
            return channel.accept(call);
        });
        var broadcast = world.launched(ChannelName.SMS);
        world.node(counting(windows)).work();
        var late = new HashMap<String, Integer>(calledInWindow);
        late.keySet().retainAll(duringWindow.keySet());
        late.entrySet()
                .removeIf(one -> one.getValue() <= duringWindow.getOrDefault(one.getKey(), 0));
        assertThat(late).as("called in a window that was read after the opt-out").isEmpty();
        var called = (long) calledInWindow.size();
        assertThat(world.states(broadcast))
                .isEqualTo(
                        Map.of(
                                MessageState.SENDING,
                                called,
                                MessageState.SUPPRESSED,
                                PEOPLE - called));
        world.holds(broadcast);
    }

    /// One of three opts out at any moment while a node claims and sends. `ops/crash races` has a
    /// thousand rounds.
    @Test
    void inEveryRaceAnOptOutStoredBeforeTheWindowIsReadHolds() throws Exception {
        var random = new Random(11);
        var obeyed = 0;
        var last = Duration.ofMillis(8);
        for (var round = 0; round < ROUNDS; round++) {
            world.town.clear();
            var first = 1_000 + round * RACERS;
            for (var n = first; n < first + RACERS; n++) {
                world.person(n);
            }
            var late = random.nextInt(RACERS);
            var began = System.nanoTime();
            obeyed += race(Town.phone(first + late), random.nextLong(last.toNanos()));
            last = Duration.ofNanos(System.nanoTime() - began);
        }
        System.out.printf("of %d opt-outs that raced %d were in time%n", ROUNDS, obeyed);
    }

    /// @param head how long the opt-out comes after the node has begun, in nanoseconds
    /// @return 1 where the number was not texted
    private int race(PhoneNumber number, long head) throws Exception {
        var broadcast = world.launched(ChannelName.SMS);
        var node = world.node();
        node.expansion.run(broadcast, () -> true);
        var start = new CyclicBarrier(2);
        long stored;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending =
                    threads.submit(() -> {
                        start.await();
                        node.work();
                        return world.town.readAt();
                    });
            var leaving =
                    threads.submit(() -> {
                        start.await();
                        LockSupport.parkNanos(head);
                        world.parts
                                .optOuts()
                                .add(number, ChannelName.SMS, OptOuts.Ground.KEYWORD, "test");
                        return System.nanoTime();
                    });
            stored = leaving.get() - sending.get();
        }
        var texted =
                world.sms.acceptedCalls().stream()
                        .anyMatch(call -> call.to().equals(new Destination.Phone(number)));
        if (texted) {
            assertThat(stored).as("stored after the window was read").isPositive();
        }
        assertThat(world.states(broadcast))
                .isEqualTo(
                        texted
                                ? Map.of(MessageState.SENDING, (long) RACERS)
                                : Map.of(
                                        MessageState.SENDING,
                                        RACERS - 1L,
                                        MessageState.SUPPRESSED,
                                        1L));
        world.holds(broadcast);
        // Off the list of those that have something to do, which every later race would look
        // through.
        world.parts.broadcasts().settled(broadcast.id());
        return texted ? 0 : 1;
    }

    /// The ledger, with an eye on how many windows have written their attempts.
    private Ledger counting(AtomicInteger windows) {
        return (Ledger)
                Proxy.newProxyInstance(
                        Ledger.class.getClassLoader(),
                        new Class<?>[] {Ledger.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("open")) {
                                windows.incrementAndGet();
                            }
                            return method.invoke(world.parts.ledger(), arguments);
                        });
    }
}
