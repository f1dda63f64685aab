package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The primary of a replica set of three is killed while a process sends: what was acknowledged is
/// there, nobody is lost, nobody gets two texts. Runs where `ops/mongod start --nodes 3` has made
/// the set and named it; see `ops/crash`.
@RoomTest
@EnabledIfEnvironmentVariable(
        named = "DOORSTEP_TEST_MONGODB_NODES",
        matches = "3",
        disabledReason = "needs a replica set of three: ops/crash failover")
class FailoverIT {

    private final ApplicationContext application;

    FailoverIT(ApplicationContext application) {
        this.application = application;
    }

    @Test
    void whileAPrimaryDiesNobodyIsLostAndNobodyIsTextedTwice()
            throws IOException, InterruptedException {
        var people = Integer.getInteger("doorstep.crash.failover-people", 500);
        var world = new World(application);
        var clock = application.getBean(TestClock.class);
        var database = application.getBean(MongoTemplate.class).getDb().getName();
        world.people(people);
        var broadcast = world.launched(ChannelName.SMS);
        try (var provider = new Provider(clock);
                var child =
                        Child.start(
                                NodeProcess.class,
                                List.of(
                                        database,
                                        world.branch.id().toString(),
                                        clock.instant().toString(),
                                        Integer.toString(people),
                                        Integer.toString(provider.port()),
                                        Long.toString(Duration.ofSeconds(2).toMillis())))) {
            provider.runs();
            child.says("ready");
            provider.awaitAccepted(people / 5);
            ops("kill-node");
            Provider.await(
                    () ->
                            world.states(broadcast)
                                    .equals(Map.of(MessageState.SENDING, (long) people)),
                    "everything is sent after the failover");
            assertThat(provider.repeated()).as("texted twice").isZero();
            assertThat(provider.numbers()).hasSize(people);
        } finally {
            for (var node = 1; node <= 3; node++) {
                ops("start-node", Integer.toString(node));
            }
        }
        world.holds(broadcast);
    }

    private static void ops(String... verb) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("../ops/mongod"));
        command.addAll(List.of(verb));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
