package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PageRequest;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.Counting;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.PersonOutcome;
import org.doorstep.messaging.Presence;
import org.doorstep.messaging.Shortfall;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What organisers and readers are given at the door.
@RoomTest
class DoorRoomTest {

    private final ApplicationContext application;
    private World world;
    private Broadcasts door;

    DoorRoomTest(ApplicationContext application) {
        this.application = application;
    }

    @BeforeEach
    void aWorld() {
        world = new World(application);
        door = world.door();
    }

    private Actor activist() {
        return new Actor(
                new AccountId(Town.ref(5).id()),
                List.of(new Grant(Role.ACTIVIST, world.branch.id(), Instant.EPOCH, null)));
    }

    private static String refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal) ? refusal.code().code() : "done";
    }

    @Test
    void thePreviewCountsByTheGatesThatSendingAsks() {
        world.people(10);
        world.town.put(2, Town.person(2, true, List.of("d")));
        world.town.put(3, Town.person(3, false, List.of()));
        world.town.person(11);
        world.parts.optOuts().add(Town.phone(4), ChannelName.SMS, "test");
        var draft = world.draft(ChannelName.PUSH, ChannelName.SMS);
        var preview = World.done(door.preview(draft.id(), world.agent));
        assertThat(preview.audience()).isEqualTo(11);
        assertThat(preview.reached()).isEqualTo(9);
        assertThat(preview.firstChannel())
                .isEqualTo(Map.of(ChannelName.PUSH, 8L, ChannelName.SMS, 1L));
        assertThat(preview.everAllowed())
                .isEqualTo(Map.of(ChannelName.PUSH, 8L, ChannelName.SMS, 8L));
        assertThat(preview.excluded()).isEqualTo(Map.of("under 18", 1L, "no consent to PUSH", 1L));
        assertThat(preview.segments()).isEqualTo(1);
        assertThat(preview.segmentsAtMost()).isEqualTo(8);
        assertThat(preview.samples()).hasSize(9);
        assertThat(preview.samples().getFirst().text()).contains("Person1");
        assertThat(preview.deadlineMissed()).isFalse();
        assertThat(world.now(draft)).isEqualTo(draft);
    }

    @Test
    void whoDoesNotWaitForThePreviewIsToldHowFarItIs() {
        world.people(3);
        var draft = world.draft(ChannelName.SMS);
        var full = World.done(door.preview(draft.id(), world.agent));

        var counting = World.done(door.preview(draft.id(), Duration.ofMinutes(1), world.agent));
        assertThat(counting).isEqualTo(new Counting(3, full));
        var atOnce = World.done(door.preview(draft.id(), Duration.ZERO, world.agent));
        assertThat(atOnce.soFar()).isBetween(0L, 3L);
        var later = World.done(door.preview(draft.id(), Duration.ofMinutes(1), world.agent));
        assertThat(later).isEqualTo(counting);
        assertThat(refusal(door.preview(draft.id(), Duration.ZERO, activist())))
                .isEqualTo("forbidden");
    }

    @Test
    void aPlanWithFaultsIsRefusedWithEveryFieldNamed() {
        var good = world.plan(ChannelName.SMS);
        var bad =
                new BroadcastPlan(
                        good.branch(),
                        " ",
                        good.template(),
                        good.audience(),
                        List.of(
                                ChannelStep.of(ChannelName.SMS),
                                new ChannelStep(ChannelName.SMS, Duration.ofSeconds(1))),
                        null,
                        null);
        var outcome = door.draft(bad, world.agent);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        if (outcome instanceof Outcome.Refused<Broadcast>(var refusal)) {
            assertThat(refusal.fields())
                    .extracting(fault -> fault.field())
                    .isEqualTo(List.of("title", "steps", "steps.nextAfter"));
        }
    }

    @Test
    void anEditNamesThePresentVersionAndEndsTheTrial() {
        var draft = world.draft(ChannelName.SMS);
        World.done(door.sendToMyself(draft.id(), world.agent));
        var tried = World.done(door.find(draft.id(), world.agent));
        assertThat(tried.triedOn()).isNotNull();
        assertThat(refusal(door.edit(draft.id(), draft.version(), draft.plan(), world.agent)))
                .isEqualTo("version-stale");
        var edited = World.done(door.edit(draft.id(), tried.version(), draft.plan(), world.agent));
        assertThat(edited.triedOn()).isNull();
        assertThat(edited.version()).isEqualTo(tried.version() + 1);
    }

    @Test
    void anActivistMayNotEvenAskAndNobodyLearnsWhatDoesNotExist() {
        var draft = world.draft(ChannelName.SMS);
        assertThat(refusal(door.launch(draft.id(), activist()))).isEqualTo("forbidden");
        assertThat(refusal(door.totals(new BroadcastId("b:none"), activist())))
                .isEqualTo("forbidden");
        assertThat(refusal(door.totals(new BroadcastId("b:none"), world.agent)))
                .isEqualTo("not-found");
        assertThat(refusal(door.timeline("nosuchhandle", world.agent))).isEqualTo("not-found");
    }

    @Test
    void aDraftThatIsStoppedIsCancelledAndCanNeverBeLaunched() {
        var draft = world.draft(ChannelName.SMS);
        assertThat(World.done(door.stop(draft.id(), world.agent)).state())
                .isEqualTo(Broadcast.State.CANCELLED);
        assertThat(refusal(door.launch(draft.id(), world.agent))).isEqualTo("broadcast-state");
    }

    @Test
    void everythingOfABranchStopsAtOnce() {
        world.people(2);
        var one = world.launched(ChannelName.SMS);
        var two = world.launched(ChannelName.EMAIL);
        assertThat(World.done(door.stopEverything(world.branch.id(), world.agent))).isEqualTo(2);
        assertThat(List.of(world.now(one).state(), world.now(two).state()))
                .isEqualTo(List.of(Broadcast.State.CANCELLED, Broadcast.State.CANCELLED));
    }

    @Test
    void outcomesComePageByPageAndByState() throws InterruptedException {
        world.people(5);
        world.town.put(2, Town.person(2, true, List.of()));
        var broadcast = world.launched(ChannelName.SMS);
        world.node().work();
        var first =
                World.done(door.outcomes(broadcast.id(), null, PageRequest.first(3), world.agent));
        var second =
                World.done(
                        door.outcomes(
                                broadcast.id(),
                                null,
                                new PageRequest(3, first.nextCursor()),
                                world.agent));
        assertThat(first.items())
                .extracting(PersonOutcome::name)
                .isEqualTo(List.of("Person 1", "Person 2", "Person 3"));
        assertThat(second.items())
                .extracting(PersonOutcome::name)
                .isEqualTo(List.of("Person 4", "Person 5"));
        assertThat(second.nextCursor()).isNull();
        var suppressed =
                World.done(
                        door.outcomes(
                                broadcast.id(),
                                MessageState.SUPPRESSED,
                                PageRequest.first(3),
                                world.agent));
        assertThat(suppressed.items())
                .extracting(PersonOutcome::reason)
                .isEqualTo(List.of("under 18"));
    }

    @Test
    void theTimelineSaysWhyInPlainWords() throws InterruptedException {
        world.people(1);
        world.town.put(1, Town.person(1, false, List.of()));
        var broadcast = world.launched(ChannelName.PUSH, ChannelName.SMS);
        world.node().work();
        var handle = world.message(broadcast, 1).envelope().handle();
        var timeline = World.done(door.timeline(handle, world.agent));
        assertThat(timeline.entries())
                .extracting(PersonOutcome.Entry::what)
                .startsWith(
                        "Put into the frozen audience of the broadcast.",
                        "PUSH was passed over: no device with the app.",
                        "Attempt 1 by SMS.",
                        "The provider has it.");
        assertThat(timeline.entries().toString()).doesNotContain("+447");
    }

    @Test
    void whoWasInTheAudienceHasATimelineAndWhoWasNotHasAReason() throws InterruptedException {
        world.people(1);
        world.town.home(2, world.branch.id());
        world.town.home(3, new BranchId(new UUID(3, 3)));
        var broadcast = world.launched(ChannelName.SMS);
        world.node().work();

        var handle = world.message(broadcast, 1).envelope().handle();
        assertThat(World.done(door.presence(broadcast.id(), Town.ref(1), world.agent)))
                .isEqualTo(new Presence.In(handle));
        assertThat(World.done(door.presence(broadcast.id(), Town.ref(2), world.agent)))
                .isEqualTo(
                        new Presence.Out(
                                null,
                                true,
                                List.of(
                                        new Shortfall.Lacks(
                                                new Shortfall.Condition(
                                                        "volunteers",
                                                        Shortfall.Condition.REACH,
                                                        List.of())))));
        assertThat(refusal(door.presence(broadcast.id(), Town.ref(2), activist())))
                .isEqualTo("forbidden");
        assertThat(refusal(door.presence(broadcast.id(), Town.ref(3), world.agent)))
                .isEqualTo("not-found");
        assertThat(refusal(door.presence(broadcast.id(), Town.ref(4), world.agent)))
                .isEqualTo("not-found");
    }

    /// On a store that refuses to read without an index this also says that it has one.
    @Test
    void theWatchLooksAtEveryOpenBroadcastAndFindsAllWell() throws InterruptedException {
        world.people(3);
        var broadcast = world.launched(ChannelName.SMS);
        world.node().work();
        var open = world.parts.broadcasts();
        assertThat(open.open()).extracting(Broadcast::id).isEqualTo(List.of(broadcast.id()));
        assertThat(new InvariantWatch(world.parts.invariants(), open, Duration.ofHours(1)).check())
                .isZero();
        world.holds(broadcast);
    }

    @Test
    void readersSeeTheirOwnMessagesAndNobodyElses() throws InterruptedException {
        world.people(2);
        var broadcast = world.launched(ChannelName.PUSH);
        var mine = world.myMessages();
        assertThat(mine.list(Town.ref(1), PageRequest.first(10)).items()).isEmpty();
        world.node().work();
        var listed = mine.list(Town.ref(1), PageRequest.first(10)).items();
        assertThat(listed).hasSize(1);
        assertThat(listed.getFirst().text()).contains("Hello Person1");
        assertThat(listed.getFirst().receivedAt()).isNull();
        var handle = listed.getFirst().handle();
        assertThat(refusal(mine.find(Town.ref(2), handle))).isEqualTo("not-found");
        assertThat(refusal(mine.received(Town.ref(2), handle))).isEqualTo("not-found");
        var received = World.done(mine.received(Town.ref(1), handle));
        assertThat(received.receivedAt()).isEqualTo(world.parts.clock().instant());
        assertThat(World.done(mine.received(Town.ref(1), handle))).isEqualTo(received);
        assertThat(world.message(broadcast, 1).state()).isEqualTo(MessageState.DELIVERED);
        mine.forget(Town.ref(1));
        assertThat(mine.list(Town.ref(1), PageRequest.first(10)).items()).isEmpty();
    }

    @Test
    void electionMaterialNeverOutlivesTheCloseOfPoll() {
        var draft = world.draft(ChannelName.SMS);
        var now = world.parts.clock().instant();
        assertThat(world.launching.deadline(draft, now)).isEqualTo(now.plus(Duration.ofHours(72)));
        world.pollingDays.add(LocalDate.parse("2027-04-15"));
        assertThat(world.launching.deadline(draft, now))
                .isEqualTo(Instant.parse("2027-04-15T21:00:00Z"));
        world.parts.clock().setLondon("2027-04-15T22:00");
        assertThat(refusal(door.launch(draft.id(), world.agent)))
                .isEqualTo("broadcast-not-launchable");
    }
}
