package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.doorstep._support.RoomTest;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.broadcast.LedgerInvariants.Violation;
import org.doorstep.messaging.trigger.ClosingNotes;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditLog;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the audit trail must hold about a broadcast, and that it shows where it does not.
@RoomTest
class OnRecordRoomTest {

    private final ApplicationContext application;
    private final MongoTemplate mongo;
    private World world;
    private Broadcasts door;
    private Broadcast draft;

    OnRecordRoomTest(ApplicationContext application, MongoTemplate mongo) {
        this.application = application;
        this.mongo = mongo;
    }

    /// Drafted by one person, approved by another, launched, sent, stopped and noted.
    @BeforeEach
    void aBroadcastWithAWholeLife() throws InterruptedException {
        world = new World(application);
        world.people(3);
        door = world.door();
        draft = world.draft(ChannelName.SMS);
        World.done(door.approve(draft.id(), draft.version(), second()));
        World.done(door.launch(draft.id(), world.agent));
        var node = world.node();
        node.work();
        World.done(door.stop(draft.id(), world.agent));
        world.advance(Duration.ofHours(60));
        node.work();
        closingNotes().pass();
    }

    private Actor second() {
        return new Actor(
                World.SECOND,
                List.of(new Grant(Role.ORGANISER, world.branch.id(), Instant.EPOCH, null)));
    }

    private ClosingNotes closingNotes() {
        return new ClosingNotes(
                world.parts.broadcasts(), world.parts.ledger(), world.parts.audit());
    }

    private List<String> missing() {
        return world.parts.invariants().check(world.now(draft)).stream()
                .map(one -> one.invariant() + " " + one.what())
                .toList();
    }

    private Document entry(String what) {
        return new Document("did.objectId", draft.id().value()).append("did.what", what);
    }

    private void loses(String what) {
        assertThat(mongo.getCollection("security.audit").deleteMany(entry(what)).getDeletedCount())
                .isEqualTo(1);
    }

    private List<AuditLog.Entry> entries() {
        return world.parts.audit().about(draft.id().value());
    }

    @Test
    void itsWholeLifeIsOnRecordInOrderAndNothingIsMissing() {
        assertThat(missing()).isEmpty();
        assertThat(entries())
                .extracting(AuditLog.Entry::what)
                .isEqualTo(
                        List.of(
                                "broadcast-drafted",
                                "broadcast-approved",
                                "broadcast-launched",
                                "broadcast-stopped",
                                "broadcast-over"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "broadcast-drafted | I9 no entry broadcast-drafted or broadcast-edited by AGENT",
                "broadcast-approved | I9 no entry broadcast-approved by SECOND",
                "broadcast-stopped | I9 no entry broadcast-stopped or broadcast-withdrawn",
                "broadcast-over | I9 no entry broadcast-over"
            })
    void anEntryThatIsMissingIsFound(String what, String said) {
        loses(what);
        assertThat(missing())
                .isEqualTo(
                        List.of(
                                said.replace("AGENT", World.AGENT.toString())
                                        .replace("SECOND", World.SECOND.toString())));
    }

    @Test
    void aLaunchThatIsNotOnRecordIsFound() {
        loses("broadcast-launched");
        assertThat(missing())
                .isEqualTo(
                        List.of(
                                "I9 no entry broadcast-launched",
                                "I9 no entry broadcast-launched or broadcast-resumed by "
                                        + World.AGENT));
    }

    @Test
    void anEntryAboutAnotherAudienceIsNone() {
        mongo.getCollection("security.audit")
                .updateOne(
                        entry("broadcast-approved"),
                        new Document(
                                "$set",
                                new Document(
                                        "did.reason",
                                        "template=t:1; audience=everybody; people=3")));
        assertThat(missing())
                .isEqualTo(List.of("I9 no entry broadcast-approved by " + World.SECOND));
    }

    @Test
    void aTrialIsOnRecordToo() {
        var trial = World.done(world.launching.tryOn(world.draft(ChannelName.SMS), world.agent));
        assertThat(world.parts.invariants().check(trial)).extracting(Violation::what).isEmpty();
    }

    /// A process that dies between a change and its entry.
    @Test
    void whoeverAsksAgainBringsTheEntryThatACrashHasKeptOut() {
        loses("broadcast-launched");
        World.done(world.launching.launch(world.now(draft), world.agent));
        assertThat(missing()).isEmpty();
        var late = entries().getLast();
        assertThat(late.what()).isEqualTo("broadcast-launched");
        assertThat(late.who()).isEqualTo(World.AGENT.toString());
        assertThat(late.reason()).endsWith("; noted late");
    }

    @Test
    void atTheLatestTheEntryComesWhenItIsOver() throws InterruptedException {
        draft = world.draft(ChannelName.EMAIL);
        World.done(world.launching.launch(draft, world.agent));
        loses("broadcast-drafted");
        loses("broadcast-launched");
        var node = world.node();
        for (var half = 0; half < 4; half++) {
            node.work();
            world.advance(Duration.ofHours(12));
        }
        node.work();
        closingNotes().pass();
        assertThat(missing()).isEmpty();
        assertThat(entries())
                .extracting(AuditLog.Entry::what)
                .containsExactlyInAnyOrder(
                        "broadcast-drafted", "broadcast-launched", "broadcast-over");
    }
}
