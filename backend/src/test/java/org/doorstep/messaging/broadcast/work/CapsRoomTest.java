package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.channel.SendResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How often one address is written to, across broadcasts.
@RoomTest
class CapsRoomTest {

    private final ApplicationContext application;
    private final List<Broadcast> launched = new ArrayList<>();
    private World world;

    CapsRoomTest(ApplicationContext application) {
        this.application = application;
    }

    @BeforeEach
    void aWorld() {
        world = new World(application);
        world.people(2);
    }

    @AfterEach
    void theInvariantsHold() {
        launched.forEach(world::holds);
    }

    private Broadcast sent(ChannelName... channels) throws InterruptedException {
        var broadcast = world.launched(channels);
        launched.add(broadcast);
        world.node().work();
        return broadcast;
    }

    @Test
    void theFourthElectionTextOfADayIsRefused() throws InterruptedException {
        for (var n = 1; n <= 3; n++) {
            assertThat(world.states(sent(ChannelName.SMS)))
                    .isEqualTo(Map.of(MessageState.SENDING, 2L));
        }
        var fourth = sent(ChannelName.SMS);
        assertThat(world.states(fourth)).isEqualTo(Map.of(MessageState.SUPPRESSED, 2L));
        assertThat(world.totals(fourth).suppressedBecause())
                .isEqualTo(Map.of("already 3 election messages to this address today", 2L));
        world.advance(Duration.ofHours(24));
        assertThat(world.states(sent(ChannelName.SMS))).isEqualTo(Map.of(MessageState.SENDING, 2L));
    }

    @Test
    void aFullDayOnOneChannelLeavesTheNextOne() throws InterruptedException {
        for (var n = 1; n <= 3; n++) {
            sent(ChannelName.SMS);
        }
        sent(ChannelName.SMS, ChannelName.EMAIL);
        assertThat(world.sms.accepted()).hasSize(6);
        assertThat(world.email.accepted()).hasSize(2);
    }

    @Test
    void forAPushThePersonStandsForTheAddress() throws InterruptedException {
        world.town.put(2, Town.person(2, false, List.of("one", "two", "three", "four")));
        assertThat(world.states(sent(ChannelName.PUSH)))
                .isEqualTo(Map.of(MessageState.SENDING, 2L));
        assertThat(world.push.accepted()).hasSize(5);
    }

    @Test
    void aFullHourWaitsForTheNextOne() throws InterruptedException {
        world.fillHour(ChannelName.SMS, 1);
        var broadcast = sent(ChannelName.SMS);
        assertThat(world.message(broadcast, 1).standing().reason())
                .isEqualTo("already 20 messages to this address this hour");
        assertThat(world.message(broadcast, 2).state()).isEqualTo(MessageState.SENDING);
        world.advance(Duration.ofHours(1));
        world.node().work();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 2L));
    }

    @Test
    void aLaterAttemptOfTheSameMessageUsesItsOwnPlaceAgain() throws InterruptedException {
        world.sms.answer((channel, call) -> new SendResult.NotCalled("429", Duration.ofSeconds(5)));
        var broadcast = sent(ChannelName.SMS);
        for (var n = 1; n <= 5; n++) {
            world.advance(Duration.ofSeconds(6));
            world.node().work();
        }
        world.sms.answer(ScriptedChannel.Answer.ACCEPT);
        world.advance(Duration.ofSeconds(6));
        world.node().work();
        assertThat(world.message(broadcast, 1).attempts()).hasSize(7);
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 2L));
        assertThat(world.states(sent(ChannelName.SMS))).isEqualTo(Map.of(MessageState.SENDING, 2L));
    }

    @Test
    void withoutAnApprovalThatStandsNothingIsSentAndTheBroadcastIsHalted()
            throws InterruptedException {
        world.approved.set(false);
        var broadcast = sent(ChannelName.SMS);
        assertThat(world.sms.called()).isEmpty();
        assertThat(world.now(broadcast).haltedBecause())
                .isEqualTo("a second person has not approved it");
    }

    @Test
    void aLandlineIsNotTexted() throws InterruptedException {
        world.town.put(1, Town.withPhone(1, "+442079460000"));
        var broadcast = sent(ChannelName.SMS, ChannelName.EMAIL);
        assertThat(world.sms.accepted()).hasSize(1);
        assertThat(world.email.accepted()).hasSize(1);
        assertThat(world.message(broadcast, 1).skips())
                .extracting(skip -> skip.reason())
                .isEqualTo(List.of("not a mobile number that can be texted"));
    }
}
