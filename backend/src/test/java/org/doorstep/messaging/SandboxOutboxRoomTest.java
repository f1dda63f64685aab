package org.doorstep.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PageRequest;
import org.doorstep.messaging.channel.sandbox.SandboxChannel;
import org.doorstep.messaging.store.MongoOutbox;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.BranchKind;
import org.doorstep.security.Branches;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The visible outbox.
@RoomTest
class SandboxOutboxRoomTest {

    private static final EmailAddress MAILBOX = new EmailAddress("ann@example.org");

    private final SandboxOutbox outbox;
    private final Branches branches;
    private final MongoTemplate mongo;

    SandboxOutboxRoomTest(SandboxOutbox outbox, Branches branches, MongoTemplate mongo) {
        this.outbox = outbox;
        this.branches = branches;
        this.mongo = mongo;
    }

    @Test
    void showsOrganisersWhatTheirBranchWouldHaveSentTheNewestFirst() {
        var ours = party();
        var theirs = party();
        var first = keep(ours, "first");
        keep(theirs, "elsewhere");
        var second = keep(ours, "second");
        var page = outbox.list(actor(Role.ORGANISER, ours), PageRequest.first(1)).orThrow();
        assertThat(page.items())
                .isEqualTo(
                        List.of(
                                new SandboxOutbox.Entry(
                                        second,
                                        ChannelName.EMAIL,
                                        "h",
                                        "Subject",
                                        "second",
                                        TestClock.START)));
        var next = new PageRequest(1, page.nextCursor());
        assertThat(outbox.list(actor(Role.ORGANISER, ours), next).orThrow().items())
                .extracting(SandboxOutbox.Entry::id)
                .isEqualTo(List.of(first));
    }

    @Test
    void isClosedToActivists() {
        assertThat(outbox.list(actor(Role.ACTIVIST, party()), PageRequest.first(10)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void keepsNeitherTextNorAddressInClear() {
        keep(party(), "Dear Ann");
        var stored = mongo.findAll(Document.class, "messaging.sandbox_outbox").toString();
        assertThat(stored).doesNotContain("Dear Ann", "ann@example.org", "Subject");
    }

    @Test
    void showsACodeOnlyWhereItMay() {
        var open = new SandboxChannel(ChannelName.EMAIL, outbox, true);
        var shut = new SandboxChannel(ChannelName.EMAIL, outbox, false);
        shut.carry(MAILBOX, "Code", "123456", Duration.ofMinutes(10));
        assertThat(outbox.newestTo(MAILBOX)).isEmpty();
        open.carry(MAILBOX, "Code", "123456", Duration.ofMinutes(10));
        assertThat(outbox.newestTo(MAILBOX).orElseThrow().text()).isEqualTo("123456");
    }

    @Test
    void keepsOnlyTheNewest() {
        var branch = party();
        keep(branch, "1");
        keep(branch, "2");
        keep(branch, "3");
        new MongoOutbox(mongo).keepOnly(2);
        assertThat(outbox.list(actor(Role.AGENT, branch), PageRequest.first(10)).orThrow().items())
                .extracting(SandboxOutbox.Entry::text)
                .isEqualTo(List.of("3", "2"));
    }

    private String keep(BranchId branch, String text) {
        return outbox.keep(ChannelName.EMAIL, branch, "h", MAILBOX, "Subject", text);
    }

    private BranchId party() {
        return branches.open(null, "Party", BranchKind.PARTY, null).orThrow().id();
    }

    private static Actor actor(Role role, BranchId branch) {
        var grant = new Grant(role, branch, Instant.EPOCH, null);
        return new Actor(new AccountId(new UUID(4, 4)), List.of(grant));
    }
}
