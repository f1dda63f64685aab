package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.channel.Destination;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// People who opt out while a broadcast is being sent.
@RoomTest
class OptOutRaceRoomTest {

    private static final int PEOPLE = 200;
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
