package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

import java.util.List;
import java.util.Map;

/// Texts that are longer than a text message may be once a name is filled in.
@RoomTest
class LongTextsRoomTest {

    /// Four segments in the seven-bit alphabet, eight in the other.
    private static final String LONG = "Vote on Thursday. ".repeat(28) + "{{firstName}}";

    private static final String SIAN = "Si\u00e2n";

    private final ApplicationContext application;
    private World world;
    private Broadcasts door;

    LongTextsRoomTest(ApplicationContext application) {
        this.application = application;
    }

    @BeforeEach
    void aWorld() {
        world = new World(application);
        world.people(3);
        door = world.door();
    }

    private static Refusal refusal(Outcome<Broadcast> outcome) {
        return ((Outcome.Refused<Broadcast>) outcome).refusal();
    }

    @Test
    void aTextThatANameMakesTooLongIsRefusedBeforeSendingWithTheCharacters()
            throws InterruptedException {
        world.textMessage = LONG;
        world.town.put(2, Town.named(2, SIAN));
        var draft = world.draft(ChannelName.SMS);
        var preview = World.done(door.preview(draft.id(), world.agent));
        assertThat(preview.longestText()).isEqualTo(8);
        assertThat(preview.costs().dearCharacters()).isEqualTo(Map.of("\u00e2", 1L));
        var refusal = refusal(door.launch(draft.id(), world.agent));
        assertThat(refusal.code().code()).isEqualTo("broadcast-not-launchable");
        assertThat(refusal.detail())
                .isEqualTo(
                        "The longest one, filled in, has 8. Shorten it until it fits with these"
                                + " characters in it: \u00e2.");
        world.node().work();
        assertThat(world.now(draft).state()).isEqualTo(Broadcast.State.DRAFT);
        assertThat(world.sms.called()).isEmpty();
    }

    @Test
    void aTextThatIsTooLongForEverybodyIsRefusedWithoutCharacters() {
        world.textMessage = LONG.repeat(2);
        var draft = world.draft(ChannelName.SMS);
        assertThat(refusal(door.launch(draft.id(), world.agent)).detail())
                .isEqualTo("The longest one, filled in, has 7. Shorten it.");
    }

    @Test
    void whoseTextBecomesTooLongAfterTheLaunchIsNotTextedAndTheOthersAre()
            throws InterruptedException {
        world.textMessage = LONG;
        var draft = world.draft(ChannelName.SMS, ChannelName.EMAIL);
        var broadcast = World.done(door.launch(draft.id(), world.agent));
        var node = world.node();
        node.expansion.run(broadcast, () -> true);
        world.town.put(2, Town.named(2, SIAN));
        node.work();
        assertThat(world.sms.accepted()).hasSize(2);
        assertThat(world.email.accepted())
                .isEqualTo(List.of(world.message(broadcast, 2).envelope().handle()));
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 3L));
        world.holds(broadcast);
    }

    @Test
    void whoHasNoOtherChannelGetsNothingAndIsToldWhy() throws InterruptedException {
        world.textMessage = LONG;
        var broadcast = World.done(door.launch(world.draft(ChannelName.SMS).id(), world.agent));
        var node = world.node();
        node.expansion.run(broadcast, () -> true);
        world.town.put(2, Town.named(2, SIAN));
        node.work();
        var unsent = world.message(broadcast, 2);
        assertThat(unsent.state()).isEqualTo(MessageState.SUPPRESSED);
        assertThat(unsent.standing().reason()).isEqualTo("longer than 6 segments for this person");
        assertThat(unsent.attempts()).isEmpty();
        world.holds(broadcast);
    }

    /// What an organiser writes is refused instead, see the tests of templates.
    @Test
    void anEmojiInANameBecomesAQuestionMarkAndMakesNothingDearer() throws InterruptedException {
        world.town.put(1, Town.named(1, "Ann \uD83D\uDE00"));
        var broadcast = World.done(door.launch(world.draft(ChannelName.SMS).id(), world.agent));
        world.node().work();
        assertThat(world.sms.acceptedCalls())
                .extracting(call -> call.text().body())
                .containsExactlyInAnyOrder("Hello Ann ?", "Hello Person2", "Hello Person3");
        assertThat(world.message(broadcast, 1).segmentsUsed()).isEqualTo(1);
    }
}
