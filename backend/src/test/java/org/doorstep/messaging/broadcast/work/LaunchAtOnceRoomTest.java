package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.kernel.Outcome;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.broadcast.shape.Quota;
import org.doorstep.messaging.broadcast.shape.Sender;
import org.doorstep.security.Actor;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Launching a large audience without reading it while whoever launches waits: what its preview
/// counted counts, and whoever came since is found before anything is sent.
@RoomTest
class LaunchAtOnceRoomTest {

    private static final int MANY = 2_600;

    private final ApplicationContext application;
    private World world;
    private Broadcasts door;

    LaunchAtOnceRoomTest(ApplicationContext application) {
        this.application = application;
    }

    @BeforeEach
    void aLargeTown() {
        world = new World(application);
        world.town.people(MANY);
        door = world.door();
    }

    private Actor second() {
        return new Actor(
                World.SECOND,
                List.of(new Grant(Role.ORGANISER, world.branch.id(), Instant.EPOCH, null)));
    }

    private Broadcast approved() {
        var draft = world.draft(ChannelName.EMAIL);
        World.done(door.preview(draft.id(), second()));
        return World.done(door.approve(draft.id(), draft.version(), second()));
    }

    private static String refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal) ? refusal.code().code() : "done";
    }

    @Test
    void anApprovedOneIsLaunchedByWhatItsPreviewCounted() {
        var draft = approved();
        var before = world.town.pagesRead();
        var launched = World.done(door.launch(draft.id(), world.agent));
        assertThat(world.town.pagesRead() - before)
                .as("pages read to see that it is large")
                .isLessThanOrEqualTo(2);
        assertThat(launched.state()).isEqualTo(Broadcast.State.EXPANDING);
        assertThat(launched.clearance().most()).isEqualTo(2_730);
    }

    @Test
    void approvingItDoesNotReadItEither() {
        var draft = world.draft(ChannelName.EMAIL);
        World.done(door.preview(draft.id(), second()));
        var before = world.town.pagesRead();
        var approved = World.done(door.approve(draft.id(), draft.version(), second()));
        assertThat(world.town.pagesRead() - before).isLessThanOrEqualTo(2);
        assertThat(approved.clearance().approval())
                .isEqualTo(
                        new Broadcast.Approval(World.SECOND, world.parts.clock().instant(), MANY));
    }

    @Test
    void whoeverCameSinceThePreviewHaltsItBeforeTheFirstSend() throws InterruptedException {
        world.consent(3);
        var draft = approved();
        world.town.people(2_731);
        var launched = World.done(door.launch(draft.id(), world.agent));
        world.node().work();
        var held = world.now(launched);
        assertThat(held.awaitsApproval()).isTrue();
        assertThat(held.haltedBecause()).isEqualTo(Broadcast.AWAITS_APPROVAL);
        assertThat(world.email.called()).isEmpty();
        assertThat(world.states(launched)).isEqualTo(Map.of(MessageState.READY, 2_731L));
        World.done(door.approve(held.id(), held.version(), second()));
        assertThat(world.now(launched).state()).isEqualTo(Broadcast.State.RUNNING);
    }

    @Test
    void whatWasNotCountedLatelyIsCountedFirst() {
        var draft = approved();
        world.advance(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(refusal(door.launch(draft.id(), world.agent))).isEqualTo("audience-not-counted");
        assertThat(world.now(draft)).isEqualTo(draft);
        World.done(door.preview(draft.id(), world.agent));
        assertThat(refusal(door.launch(draft.id(), world.agent))).isEqualTo("done");
    }

    @Test
    void withoutApprovalItIsRefusedWithoutBeingReadToItsEnd() {
        var draft = world.draft(ChannelName.EMAIL);
        var before = world.town.pagesRead();
        var refused = door.launch(draft.id(), world.agent);
        assertThat(world.town.pagesRead() - before).isLessThanOrEqualTo(2);
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        one -> {
                            assertThat(one.refusal().code().code()).isEqualTo("approval-needed");
                            assertThat(one.refusal().detail())
                                    .startsWith("This one has at least 1,001.");
                        });
    }

    @Test
    void aNameThatMakesATextTooLongIsKnownFromWhatWasCounted() {
        world.consent(3);
        world.textMessage = "Vote on Thursday. ".repeat(28) + "{{firstName}}";
        world.town.put(2, Town.named(2, "Si\u00e2n"));
        var draft = world.draft(ChannelName.SMS);
        World.done(door.preview(draft.id(), second()));
        var approved = World.done(door.approve(draft.id(), draft.version(), second()));
        var refused = door.launch(approved.id(), world.agent);
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        one ->
                                assertThat(one.refusal().detail())
                                        .isEqualTo(
                                                "The longest one, filled in, has 8. Shorten it"
                                                        + " until it fits with these characters"
                                                        + " in it: \u00e2."));
        assertThat(world.now(draft).state()).isEqualTo(Broadcast.State.DRAFT);
    }

    @Test
    void aDeadlineItCannotMeetIsSeenFromWhatWasCounted() {
        world.consent(MANY);
        world.senders.add(
                new Sender("slow", ChannelName.EMAIL, null, new Quota(1, Duration.ofSeconds(1))));
        door = world.door();
        var draft = world.draft(ChannelName.EMAIL);
        var plan = draft.plan();
        var tight =
                World.done(
                        door.edit(
                                draft.id(),
                                draft.version(),
                                new BroadcastPlan(
                                        plan.branch(),
                                        plan.title(),
                                        plan.template(),
                                        plan.audience(),
                                        plan.steps(),
                                        null,
                                        world.parts.clock().instant().plusSeconds(MANY + 60)),
                                world.agent));
        World.done(door.preview(tight.id(), second()));
        var approved = World.done(door.approve(tight.id(), tight.version(), second()));
        world.advance(Duration.ofMinutes(2));
        assertThat(refusal(door.launch(approved.id(), world.agent)))
                .isEqualTo("broadcast-not-launchable");
    }
}
