package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.broadcast.AttemptState;
import org.doorstep.messaging.broadcast.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// Nodes in processes of their own that are killed, frozen and asked to stop, on one replica set,
/// with a provider whose log on disc is the ground truth: nobody is lost, nobody gets two texts.
///
/// The sizes are those of every run; `ops/crash` runs the full ones.
@RoomTest
@EnabledIfEnvironmentVariable(
        named = "DOORSTEP_TEST_MONGODB_URI",
        matches = ".+",
        disabledReason = "needs a real replica set: DOORSTEP_TEST_MONGODB_URI")
class CrashIT {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SHORT_LEASE = Duration.ofSeconds(2);

    /// Texts in flight at once, and so what can be in doubt after one death.
    private static final int WINDOW = 20;

    private final ApplicationContext application;
    private final String database;
    private final TestClock clock;
    private final List<Child> children = new ArrayList<>();
    private World world;
    private Provider provider;
    private final List<Broadcast> launched = new ArrayList<>();

    CrashIT(ApplicationContext application) {
        this.application = application;
        this.database = application.getBean(MongoTemplate.class).getDb().getName();
        this.clock = application.getBean(TestClock.class);
    }

    @BeforeEach
    void aWorld() {
        world = new World(application);
        provider = new Provider(clock);
    }

    @AfterEach
    void theInvariantsHold() {
        children.forEach(Child::close);
        provider.close();
        launched.forEach(world::holds);
    }

    private static int size(String name, int usual) {
        return Integer.getInteger("doorstep.crash." + name, usual);
    }

    private void launch(int people) {
        world.people(people);
        launched.add(world.launched(ChannelName.SMS));
    }

    private Broadcast broadcast() {
        return launched.getLast();
    }

    /// A node in a process of its own, whose clocks go on from where this test's stand.
    private Child child(Duration lease, int people, String... failpoint) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                database,
                                world.branch.id().toString(),
                                clock.instant().toString(),
                                Integer.toString(people),
                                Integer.toString(provider.port()),
                                Long.toString(lease.toMillis())));
        arguments.addAll(List.of(failpoint));
        provider.runs();
        var child = Child.start(NodeProcess.class, arguments);
        children.add(child);
        return child;
    }

    /// Twenty minutes go by on a node of this process, with the provider to look up at.
    private void settle() throws InterruptedException {
        world.advance(provider.rests());
        var twilio = NodeProcess.twilio(provider.port(), world.parts);
        world.channels = List.of(twilio);
        world.lookUp(twilio);
        var node = world.node();
        for (var minute = 0; minute < 20; minute++) {
            node.work();
            world.advance(Duration.ofMinutes(1));
        }
        node.work();
    }

    private void everybodyWasTextedOnce(int people) {
        assertThat(provider.repeated()).as("texted twice").isZero();
        assertThat(provider.numbers()).hasSize(people);
        assertThat(world.states(broadcast()))
                .isEqualTo(Map.of(MessageState.SENDING, (long) people));
    }

    @Test
    void aWorkerKilledAtRandomTimesLosesNobodyAndTextsNobodyTwice() throws InterruptedException {
        var people = size("people", 2_000);
        var kills = size("kills", 5);
        var random = new Random(size("seed", 1));
        launch(people);
        for (var n = 1; n <= kills; n++) {
            var child = child(LEASE, people).says("ready");
            var before = provider.numbers().size();
            provider.awaitAccepted(
                    Math.min(people, before + 1 + random.nextInt(people / (kills + 1))));
            child.kill();
            world.advance(provider.rests());
            world.advance(Duration.ofMinutes(3));
            world.node().clockwork.pass();
            assertThat(world.states(broadcast()).getOrDefault(MessageState.AMBIGUOUS, 0L))
                    .as("in doubt after death " + n)
                    .isLessThanOrEqualTo((long) n * WINDOW);
        }
        settle();
        everybodyWasTextedOnce(people);
    }

    @Test
    void aProcessKilledWhileItFreezesAnAudienceLeavesARestThatIsAddedOnce() {
        var people = size("expansion-people", 5_000);
        world.town.people(people);
        launched.add(world.launched(ChannelName.SMS));
        var child = child(LEASE, people);
        Provider.await(() -> written() > 0, "some of the audience is written");
        child.kill();
        var before = written();
        assertThat(before).as("written before the death").isBetween(1L, people - 1L);
        world.advance(provider.rests());
        var node = world.node();
        assertThat((long) node.expansion.run(broadcast(), () -> true)).isEqualTo(people - before);
        assertThat(node.expansion.run(broadcast(), () -> true)).isZero();
        assertThat(written()).isEqualTo(people);
        assertThat(world.now(broadcast()).frozen()).isEqualTo(people);
        assertThat(provider.numbers()).isEmpty();
    }

    private long written() {
        return world.parts.ledger().size(broadcast().id()).messages();
    }

    @ParameterizedTest
    @EnumSource(Failpoint.class)
    void aProcessThatDiesAtAStepLeavesExactlyThatStepAndTheNextOneEndsIt(Failpoint failpoint)
            throws InterruptedException {
        var people = size("failpoint-people", 20);
        launch(people);
        assertThat(child(LEASE, people, failpoint.name()).ended(Duration.ofMinutes(2)))
                .isEqualTo(Failpoint.KILLED);
        expect(failpoint, people);
        settle();
        everybodyWasTextedOnce(people);
    }

    private void expect(Failpoint failpoint, int people) {
        var accepted = provider.numbers().size();
        var size = world.parts.ledger().size(broadcast().id()).messages();
        switch (failpoint) {
            case PAGE_BEFORE, PAGE_AFTER, MESSAGES_BEFORE -> assertThat(size).isZero();
            case MESSAGES_AFTER -> {
                assertThat(size).isEqualTo(people);
                assertThat(world.now(broadcast()).state()).isEqualTo(Broadcast.State.EXPANDING);
            }
            case CLAIM_BEFORE -> assertThat(standing()).isEqualTo(all("READY", people));
            case CLAIM_AFTER, ADDRESS_BEFORE, ADDRESS_AFTER, ATTEMPT_BEFORE ->
                    assertThat(standing()).isEqualTo(all("CLAIMED", people));
            case ATTEMPT_AFTER -> assertThat(standing()).isEqualTo(all("CLAIMED OPEN", people));
            case CALL_BEFORE -> {
                assertThat(standing()).isEqualTo(all("CLAIMED OPEN", people));
                assertThat(accepted).isLessThan(people);
            }
            case CALL_AFTER -> {
                assertThat(standing()).isEqualTo(all("CLAIMED OPEN", people));
                assertThat(accepted).isPositive();
            }
            case RESULT_BEFORE -> {
                assertThat(standing()).isEqualTo(all("CLAIMED OPEN", people));
                assertThat(accepted).isEqualTo(people);
            }
            case RESULT_AFTER -> {
                assertThat(standing()).isEqualTo(all("SENDING SENDING", people));
                assertThat(accepted).isEqualTo(people);
            }
        }
        if (failpoint.compareTo(Failpoint.CALL_BEFORE) < 0) {
            assertThat(accepted).isZero();
        }
    }

    private static Map<String, Integer> all(String standing, int people) {
        return Map.of(standing, people);
    }

    /// How many messages are in which state, with the states of their attempts.
    private Map<String, Integer> standing() {
        var counts = new HashMap<String, Integer>();
        for (var message : world.parts.ledger().page(broadcast().id(), null, null, 5_000)) {
            counts.merge(standing(message), 1, Integer::sum);
        }
        return counts;
    }

    private static String standing(Message message) {
        var text = new StringBuilder(message.state().name());
        message.attempts().forEach(one -> text.append(' ').append(one.state()));
        return text.toString();
    }

    @Test
    void ofThreeProcessesOneKilledAndOneFrozenPastItsLeaseTheOthersTakeOver()
            throws InterruptedException {
        var people = size("frozen-people", 200);
        launch(people);
        var frozen = child(SHORT_LEASE, people).says("ready");
        var killed = child(SHORT_LEASE, people).says("ready");
        var living = child(SHORT_LEASE, people).says("ready");
        provider.awaitAccepted(people / 5);
        frozen.freeze();
        var since = System.nanoTime();
        killed.kill();
        Provider.await(
                () -> world.states(broadcast()).equals(sent(people)),
                "the living node sends everything");
        LockSupport.parkNanos(
                Duration.ofSeconds(size("frozen-seconds", 6)).toNanos()
                        - (System.nanoTime() - since));
        frozen.thaw();
        frozen.askToStop();
        assertThat(frozen.ended(Duration.ofSeconds(60))).isZero();
        living.askToStop();
        assertThat(living.ended(Duration.ofSeconds(60))).isZero();
        assertThat(world.states(broadcast())).isEqualTo(sent(people));
        assertThat(new HashSet<>(provider.numbers())).hasSize(people);
        assertThat(provider.repeated())
                .as("texted twice, each by a call that was frozen after it had begun")
                .isLessThanOrEqualTo(frozenInsideTheCall());
    }

    private static Map<MessageState, Long> sent(int people) {
        return Map.of(MessageState.SENDING, (long) people);
    }

    /// Messages whose earlier attempt was proven absent and turned out to have been made: the
    /// residue that is stated, counted and shown.
    private int frozenInsideTheCall() {
        return (int)
                world.parts.ledger().page(broadcast().id(), null, null, 5_000).stream()
                        .filter(message -> message.attempts().size() > 1)
                        .filter(message ->
                                message.attempts().stream()
                                                .filter(one -> one.state() == AttemptState.SENDING)
                                                .count()
                                        > 1)
                        .count();
    }

    @Test
    void askedToStopAProcessEndsWhatIsInFlightAndClaimsNothingNew() {
        provider.close();
        provider = new Provider(clock, Duration.ofSeconds(1));
        launch(200);
        var child = child(LEASE, 200).says("ready");
        provider.awaitAccepted(WINDOW);
        child.askToStop();
        child.says("drained");
        assertThat(child.ended(Duration.ofSeconds(40))).isZero();
        var called = (long) provider.numbers().size();
        assertThat(called).isLessThan(200);
        assertThat(world.states(broadcast()))
                .isEqualTo(Map.of(MessageState.SENDING, called, MessageState.READY, 200 - called));
    }
}
