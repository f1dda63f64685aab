package org.doorstep.messaging.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import jakarta.mail.internet.MimeMessage;

import org.bson.Document;
import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.broadcast.AttemptState;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.Sent;
import org.doorstep.messaging.broadcast.Settling;
import org.doorstep.messaging.channel.email.BounceMailbox;
import org.doorstep.messaging.channel.email.Reports;
import org.doorstep.security.Keyring;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// E-mails that come back, from the mailbox to the ledger.
@RoomTest
class BouncesRoomTest {

    private static final EmailAddress ANN = new EmailAddress("ann@example.org");
    private static final EmailAddress BOB = new EmailAddress("bob@example.org");
    private static final String DEAD = "Action: failed\nStatus: 5.1.1";
    private static final String FULL = "Action: failed\nStatus: 5.2.2";

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser user;
    private final Ledger ledger;
    private final Settling settling;
    private final OptOuts optOuts;
    private final Keyring keyring;
    private final MongoTemplate mongo;
    private final TestClock clock;
    private final ApplicationContext application;

    BouncesRoomTest(ApplicationContext application, MongoTemplate mongo, TestClock clock) {
        this.application = application;
        this.ledger = application.getBean(Ledger.class);
        this.settling = application.getBean(Settling.class);
        this.optOuts = application.getBean(OptOuts.class);
        this.keyring = application.getBean(Keyring.class);
        this.mongo = mongo;
        this.clock = clock;
        server.start();
        user = server.setUser("bounce@bounces.party.example", "bounce", "secret");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    /// A node that reads the mailbox.
    private BounceRounds reader() {
        return new BounceRounds(
                new BounceMailbox(Reports.settings(server.getImap().getPort())),
                application.getBean(Bounces.class),
                application.getBean(ReceiptStore.class),
                clock,
                Duration.ofMinutes(1));
    }

    @Test
    void anAddressThatDoesNotExistIsUndeliveredAndMailedNoMore() throws Exception {
        mailed(0, ANN);
        deliver(report(0, DEAD));
        assertThat(reader().read()).isEqualTo(1);
        assertThat(message(0).state()).isEqualTo(MessageState.UNDELIVERED);
        assertThat(message(0).attempts().getFirst().learnt().code()).isEqualTo("5.1.1");
        assertThat(optOuts.isSuppressed(ANN, ChannelName.EMAIL)).isEqualTo(true);
        assertThat(optOuts.isSuppressed(BOB, ChannelName.EMAIL)).isEqualTo(false);
    }

    @Test
    void aMailboxThatCannotBeReadIsToldUntilItCanBe() throws Exception {
        var reader = reader();
        assertThat(reader.isUnreadable()).isEqualTo(false);
        server.stop();
        assertThatThrownBy(reader::read).isInstanceOf(IOException.class);
        assertThat(reader.isUnreadable()).isEqualTo(true);
        server.start();
        server.setUser("bounce@bounces.party.example", "bounce", "secret");
        assertThat(reader().read()).isZero();
        assertThat(reader().isUnreadable()).isEqualTo(false);
    }

    @Test
    void aFullMailboxIsUndeliveredAndMailedAgainAnotherTime() throws Exception {
        mailed(0, ANN);
        deliver(report(0, FULL));
        reader().read();
        assertThat(message(0).state()).isEqualTo(MessageState.UNDELIVERED);
        assertThat(optOuts.isSuppressed(ANN, ChannelName.EMAIL)).isEqualTo(false);
    }

    @Test
    void whoeverComplainsHasItAndIsMailedNoMore() throws Exception {
        mailed(0, ANN);
        deliver(Reports.abuse("abuse@party.example", Sent.handle(0), "abuse"));
        reader().read();
        assertThat(message(0).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(optOuts.isSuppressed(ANN, ChannelName.EMAIL)).isEqualTo(true);
    }

    @Test
    void theSameReportTwiceAndReadByTwoNodesIsOnce() throws Exception {
        mailed(0, ANN);
        deliver(report(0, DEAD));
        deliver(report(0, DEAD));
        var first = reader();
        var second = reader();
        assertThat(first.read()).isEqualTo(2);
        var known = message(0);
        assertThat(second.read()).isEqualTo(0);
        application
                .getBean(ReceiptStore.class)
                .readUntil("bounce@127.0.0.1/INBOX", new BounceMailbox.Mark(1, 0));
        assertThat(second.read()).isEqualTo(2);
        assertThat(message(0)).isEqualTo(known);
        assertThat(history()).isEqualTo(List.of("UNREACHABLE"));
        assertThat(mongo.getCollection("messaging.bounces").countDocuments()).isEqualTo(2);
    }

    @Test
    void aBounceAfterItsHorizonMovesSentOnce() throws Exception {
        var mailed = mailed(0, ANN);
        var sent = settling.tick(mailed, TestClock.START.plus(Duration.ofHours(25)));
        assertThat(sent.state()).isEqualTo(MessageState.SENT);
        ledger.replace(List.of(new Ledger.Change(mailed, sent)));
        deliver(report(0, FULL));
        deliver(report(0, "Action: delivered\nStatus: 2.0.0"));
        reader().read();
        assertThat(message(0).state()).isEqualTo(MessageState.UNDELIVERED);
        assertThat(message(0).attempts().getFirst().learnt().conflict())
                .isEqualTo(AttemptState.DELIVERED);
        assertThat(ledger.totals(Sent.BROADCAST, null, null).lateEvidence()).isEqualTo(1);
    }

    @Test
    void aReportSpeaksOfTheEmailAndNotOfTheTextBeforeIt() throws Exception {
        var hash = keyring.hash(ANN).text();
        ledger.add(List.of(Sent.message(0, hash, ChannelName.SMS, ChannelName.EMAIL)));
        deliver(report(0, FULL));
        reader().read();
        assertThat(message(0).attempts().get(1).learnt().code()).isEqualTo("5.2.2");
        assertThat(message(0).attempts().get(0).learnt().code()).isEqualTo(null);
    }

    @Test
    void whatNobodyKnowsIsNotedAndHoldsNothingUp() throws Exception {
        mailed(1, ANN);
        deliver(report(0, DEAD));
        deliver(Reports.holiday("bounce+" + Sent.handle(1) + "@bounces.party.example"));
        deliver(report(1, FULL));
        assertThat(reader().read()).isEqualTo(3);
        assertThat(reader().read()).isEqualTo(0);
        assertThat(message(1).state()).isEqualTo(MessageState.UNDELIVERED);
        assertThat(mongo.findAll(Document.class, "messaging.bounces"))
                .extracting(row -> row.getString("handle") + row.getBoolean("matched"))
                .containsExactlyInAnyOrder(Sent.handle(0) + false, Sent.handle(1) + true);
    }

    private static MimeMessage report(int n, String fields) {
        var to = "bounce+" + Sent.handle(n) + "@bounces.party.example";
        return Reports.delivery(to, Sent.handle(n), fields);
    }

    private void deliver(MimeMessage mail) throws Exception {
        user.deliver(mail);
    }

    private Message mailed(int n, EmailAddress to) {
        ledger.add(List.of(Sent.message(n, ChannelName.EMAIL, keyring.hash(to).text())));
        return message(n);
    }

    private Message message(int n) {
        return ledger.byHandle(Sent.handle(n)).orElseThrow();
    }

    /// The grounds that were ever added against anybody, one for each time.
    private List<String> history() {
        return mongo.findAll(Document.class, "messaging.optouts").stream()
                .flatMap(row -> row.getList("history", Document.class).stream())
                .map(entry -> entry.getString("ground"))
                .toList();
    }
}
