package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep._support.StoreCommands;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ApplicationContext;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// What the ledger costs at its store, counted at the driver.
@RoomTest
class RoundTripsRoomTest {

    private static final String TOKEN = "watched";

    private final ApplicationContext application;
    private final StoreCommands commands;
    private World world;

    RoundTripsRoomTest(ApplicationContext application) {
        this.application = application;
        this.commands = application.getBean(StoreCommands.class);
    }

    @BeforeEach
    void aWorld() {
        world = new World(application);
    }

    @AfterEach
    void nobodyWatches() {
        commands.rest();
    }

    @Test
    void freezingAndClaimingCostAtMostTwoRoundTripsForAHundredPeople() throws InterruptedException {
        world.town.people(1_000);
        var broadcast = world.launched(ChannelName.PUSH);
        var node = world.node();
        commands.watch();
        node.expansion.run(broadcast, () -> true);
        var claimed = claimed(world.now(broadcast), ChannelName.PUSH, 500);
        var claimedNext = claimed(world.now(broadcast), ChannelName.PUSH, 500);
        commands.rest();
        assertThat(claimed.size() + claimedNext.size()).isEqualTo(1_000);
        assertThat(commands.reads().size() + commands.writes().size())
                .as("%s %s", commands.reads(), commands.writes())
                .isLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource(names = {"PUSH", "SMS", "EMAIL"})
    void aWindowCostsAtMostSixReadsAndFourWrites(ChannelName channel) throws InterruptedException {
        world.people(4);
        var broadcast = world.launched(channel);
        var node = world.node();
        node.expansion.run(broadcast, () -> true);
        window(node, broadcast, channel, 4);
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 4L));
        assertThat(commands.reads()).as("reads").hasSizeLessThanOrEqualTo(6);
        assertThat(commands.writes()).as("writes").hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void soDoesEachOfTheTwoWindowsWhereTheAddressesGotSomethingToday() throws InterruptedException {
        world.people(4);
        world.launched(ChannelName.SMS);
        world.node().work();
        var broadcast = world.launched(ChannelName.SMS);
        var node = world.node();
        node.expansion.run(broadcast, () -> true);
        window(node, broadcast, ChannelName.SMS, 4);
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 4L));
        assertThat(commands.reads()).as("reads").hasSizeLessThanOrEqualTo(12);
        assertThat(commands.writes()).as("writes").hasSizeLessThanOrEqualTo(8);
    }

    private void window(WorldNode node, Broadcast broadcast, ChannelName channel, int people)
            throws InterruptedException {
        var claimed = claimed(world.now(broadcast), channel, people);
        var time = world.parts;
        var claim =
                new Claim(
                        TOKEN,
                        time.clock().instant().plusSeconds(60),
                        Duration.ofSeconds(60),
                        time.ticker().nanos());
        var adapter =
                switch (channel) {
                    case PUSH -> world.push;
                    case SMS -> world.sms;
                    case EMAIL -> world.email;
                    case SANDBOX -> throw new IllegalArgumentException();
                };
        commands.watch();
        node.window.send(
                broadcast,
                new Route(channel, adapter, null, null),
                claim,
                claimed,
                new ReentrantLock());
        commands.rest();
    }

    private List<Message> claimed(Broadcast broadcast, ChannelName channel, int most) {
        var now = world.parts.clock().instant();
        return world.parts
                .ledger()
                .claim(
                        new Ledger.Wanted(broadcast.id(), channel, now, most),
                        TOKEN,
                        now.plusSeconds(60));
    }
}
