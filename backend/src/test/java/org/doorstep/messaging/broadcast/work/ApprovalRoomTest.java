package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.WallTime;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.security.Actor;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/// How many people one person may write to, and what a second one's word is good for.
@RoomTest
class ApprovalRoomTest {

    private final ApplicationContext application;
    private World world;
    private Broadcasts door;

    ApprovalRoomTest(ApplicationContext application) {
        this.application = application;
    }

    @BeforeEach
    void aWorld() {
        world = new World(application);
        door = world.door();
    }

    private Actor second() {
        return new Actor(
                World.SECOND,
                List.of(new Grant(Role.ORGANISER, world.branch.id(), Instant.EPOCH, null)));
    }

    private static String refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal) ? refusal.code().code() : "done";
    }

    private Broadcast launched(Broadcast draft) {
        return World.done(door.launch(draft.id(), world.agent));
    }

    private Broadcast scheduled(String london) {
        var draft = world.draft(ChannelName.EMAIL);
        var plan = draft.plan();
        return World.done(
                door.edit(
                        draft.id(),
                        draft.version(),
                        new BroadcastPlan(
                                plan.branch(),
                                plan.title(),
                                plan.template(),
                                plan.audience(),
                                plan.steps(),
                                WallTime.inLondon(LocalDateTime.parse(london)),
                                null),
                        world.agent));
    }

    @Test
    void fiveHundredPeopleNeedNobodyElseAndOneMoreDoes() {
        world.town.people(500);
        var draft = world.draft(ChannelName.EMAIL);
        assertThat(World.done(door.preview(draft.id(), world.agent)).needsApproval()).isFalse();
        world.town.person(501);
        assertThat(World.done(door.preview(draft.id(), world.agent)).needsApproval()).isTrue();
        assertThat(refusal(door.launch(draft.id(), world.agent))).isEqualTo("approval-needed");
        assertThat(world.now(draft)).isEqualTo(draft);
        world.town.remove(501);
        assertThat(launched(draft).state()).isEqualTo(Broadcast.State.EXPANDING);
    }

    @Test
    void whoDraftsDoesNotApproveAndAnActivistCannot() {
        world.town.people(501);
        var draft = world.draft(ChannelName.EMAIL);
        assertThat(refusal(door.approve(draft.id(), draft.version(), world.agent)))
                .isEqualTo("forbidden");
        var activist =
                new Actor(
                        World.SECOND,
                        List.of(new Grant(Role.ACTIVIST, world.branch.id(), Instant.EPOCH, null)));
        assertThat(refusal(door.approve(draft.id(), draft.version(), activist)))
                .isEqualTo("forbidden");
        var approved = World.done(door.approve(draft.id(), draft.version(), second()));
        assertThat(approved.clearance())
                .isEqualTo(
                        new Broadcast.Clearance(
                                new Broadcast.Approval(
                                        World.SECOND, world.parts.clock().instant(), 501),
                                526L));
        assertThat(launched(draft).state()).isEqualTo(Broadcast.State.EXPANDING);
    }

    @Test
    void anEditVoidsTheApprovalAndAnOldVersionIsNotApproved() {
        world.town.people(501);
        var draft = world.draft(ChannelName.EMAIL);
        var approved = World.done(door.approve(draft.id(), draft.version(), second()));
        var edited =
                World.done(door.edit(draft.id(), approved.version(), draft.plan(), world.agent));
        assertThat(edited.clearance()).isEqualTo(Broadcast.Clearance.NONE);
        assertThat(refusal(door.launch(draft.id(), world.agent))).isEqualTo("approval-needed");
        assertThat(refusal(door.approve(draft.id(), approved.version(), second())))
                .isEqualTo("version-stale");
    }

    @Test
    void anAudienceThatHasGrownByMoreThanATwentiethNeedsTheWordAgain() {
        world.town.people(600);
        var draft = world.draft(ChannelName.EMAIL);
        World.done(door.approve(draft.id(), draft.version(), second()));
        world.town.people(631);
        assertThat(refusal(door.launch(draft.id(), world.agent))).isEqualTo("approval-needed");
        world.town.remove(631);
        assertThat(launched(draft).clearance().most()).isEqualTo(630);
    }

    @Test
    void whatGrowsWhileItIsFrozenIsHeldUntilItIsApproved() throws InterruptedException {
        world.people(3);
        var draft = world.draft(ChannelName.EMAIL);
        var launched =
                World.done(
                        world.launching.launch(
                                draft, new Broadcast.Clearance(null, 2L), world.agent));
        world.node().work();
        var held = world.now(launched);
        assertThat(held.state()).isEqualTo(Broadcast.State.PAUSED);
        assertThat(held.awaitsApproval()).isTrue();
        assertThat(held.haltedBecause()).isEqualTo(Broadcast.AWAITS_APPROVAL);
        assertThat(world.states(launched)).isEqualTo(Map.of(MessageState.READY, 3L));
        assertThat(refusal(door.resume(held.id(), world.agent))).isEqualTo("broadcast-state");
        assertThat(world.now(launched)).isEqualTo(held);
        World.done(door.approve(held.id(), held.version(), second()));
        assertThat(world.now(launched).state()).isEqualTo(Broadcast.State.RUNNING);
        world.node().work();
        assertThat(world.states(launched)).isEqualTo(Map.of(MessageState.SENDING, 3L));
    }

    @Test
    void oneForLaterMayBeLaunchedAndWaitsForTheWord() throws InterruptedException {
        world.town.people(501);
        var draft = scheduled("2027-04-14T10:00");
        var launched = launched(draft);
        assertThat(launched.state()).isEqualTo(Broadcast.State.EXPANDING);
        world.node().work();
        assertThat(world.now(launched).awaitsApproval()).isTrue();
        world.advance(Duration.ofDays(1).plusHours(1));
        world.node().work();
        assertThat(world.now(launched).awaitsApproval()).isTrue();
        assertThat(world.states(launched)).isEqualTo(Map.of(MessageState.READY, 501L));
    }

    @Test
    void theBroadcastsOfOneDayAreCountedTogether() throws InterruptedException {
        world.town.people(300);
        launched(world.draft(ChannelName.EMAIL));
        var next = world.draft(ChannelName.EMAIL);
        assertThat(refusal(door.launch(next.id(), world.agent))).isEqualTo("approval-needed");
        world.node().work();
        assertThat(refusal(door.launch(next.id(), world.agent))).isEqualTo("approval-needed");
        world.advance(Duration.ofHours(24));
        assertThat(launched(next).state()).isEqualTo(Broadcast.State.EXPANDING);
    }

    @Test
    void aBroadcastThatWouldNotBeThroughByItsDeadlineIsRefused() {
        world.people(100);
        var draft = world.draft(ChannelName.EMAIL);
        var plan = draft.plan();
        var now = world.parts.clock().instant();
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
                                        now.plusSeconds(9)),
                                world.agent));
        var preview = World.done(door.preview(tight.id(), world.agent));
        assertThat(preview.finish()).isEqualTo(Duration.ofSeconds(10));
        assertThat(preview.through()).isEqualTo(now.plusSeconds(10));
        assertThat(preview.deadlineMissed()).isTrue();
        assertThat(refusal(door.launch(tight.id(), world.agent)))
                .isEqualTo("broadcast-not-launchable");
    }
}
