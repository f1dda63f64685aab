package org.doorstep.messaging.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.doorstep.messaging.channel.email.Bounce.Kind;
import org.doorstep.messaging.channel.email.BounceMailbox.Mark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// The mailbox of bounces, read over IMAP from a server that others wrote.
class BounceMailboxTest {

    private static final String HANDLE = "abcdefghijklmnopqrstuvwx27";
    private static final String OTHER = "zyxwvutsrqponmlkjihgfedc27";
    private static final String RETURN_PATH = "bounce+" + HANDLE + "@bounces.party.example";

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser user;

    BounceMailboxTest() {
        server.start();
        user = server.setUser("bounce@bounces.party.example", "bounce", "secret");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    static Stream<Arguments> reports() {
        return Stream.of(
                report("Action: failed\nStatus: 5.1.1", new Bounce(HANDLE, Kind.HARD, "5.1.1")),
                report("Action: failed\nStatus: 5.2.1", new Bounce(HANDLE, Kind.HARD, "5.2.1")),
                report("Action: failed\nStatus: 5.2.2", new Bounce(HANDLE, Kind.SOFT, "5.2.2")),
                report("Action: failed\nStatus: 5.7.1", new Bounce(HANDLE, Kind.SOFT, "5.7.1")),
                report("Action: Failed\nStatus: 4.4.1", new Bounce(HANDLE, Kind.SOFT, "4.4.1")),
                report(
                        "Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 552-5.2.2 Full",
                        new Bounce(HANDLE, Kind.SOFT, "5.2.2")),
                report(
                        "Action: failed\nStatus: 5.0.0\n"
                                + "Diagnostic-Code: smtp; 550 User unknown",
                        new Bounce(HANDLE, Kind.HARD, "5.1.1")),
                report(
                        "Action: failed\nDiagnostic-Code: smtp;\n 550 5.1.10 NULL MX",
                        new Bounce(HANDLE, Kind.HARD, "5.1.10")),
                report("Action: failed", new Bounce(HANDLE, Kind.SOFT, "0.0.0")),
                report(
                        "Action: delivered\nStatus: 2.0.0",
                        new Bounce(HANDLE, Kind.DELIVERED, "2.0.0")),
                report("Action: delayed\nStatus: 4.4.1"),
                report("Action: relayed\nStatus: 2.0.0"),
                Arguments.of(
                        Reports.abuse("abuse@party.example", HANDLE, "abuse"),
                        List.of(new Bounce(HANDLE, Kind.COMPLAINT, "complaint"))),
                Arguments.of(Reports.abuse(RETURN_PATH, HANDLE, "not-spam"), List.of()),
                Arguments.of(Reports.holiday(RETURN_PATH), List.of()));
    }

    private static Arguments report(String fields, Bounce... bounces) {
        return Arguments.of(Reports.delivery(RETURN_PATH, HANDLE, fields), List.of(bounces));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void readsWhatAReportSaysAndNothingElse(MimeMessage mail, List<Bounce> expected)
            throws IOException, MessagingException {
        user.deliver(mail);
        assertThat(bounces()).isEqualTo(expected);
    }

    @Test
    void believesTheAddressItCameToBeforeTheMailItGivesBack()
            throws IOException, MessagingException {
        var shouted = "<BOUNCE+" + HANDLE.toUpperCase(Locale.ROOT) + "@Bounces.Party.Example>";
        user.deliver(Reports.delivery(shouted, OTHER, "Action: failed\nStatus: 5.1.1"));
        user.deliver(
                Reports.delivery(
                        "bounce@bounces.party.example", OTHER, "Action: failed\nStatus: 5.1.1"));
        assertThat(bounces())
                .isEqualTo(
                        List.of(
                                new Bounce(HANDLE, Kind.HARD, "5.1.1"),
                                new Bounce(OTHER, Kind.HARD, "5.1.1")));
    }

    @Test
    void ignoresReportsAboutMailsOfOthers() throws IOException, MessagingException {
        for (var to :
                List.of(
                        "bounce+" + HANDLE + "@bounces.party.example.evil.example",
                        "notbounce+" + HANDLE + "@bounces.party.example",
                        "bounce+short@bounces.party.example")) {
            user.deliver(Reports.delivery(to, "x", "Action: failed\nStatus: 5.1.1"));
        }
        assertThat(bounces()).isEqualTo(List.of());
    }

    @Test
    void readsOnFromItsMarkAndBeginsAgainWhereTheMailboxIsNumberedAnew()
            throws IOException, MessagingException {
        var mailbox = mailbox(server.getImap().getPort());
        assertThat(mailbox.read(null)).isEqualTo(List.of());
        user.deliver(Reports.delivery(RETURN_PATH, HANDLE, "Action: failed\nStatus: 5.1.1"));
        user.deliver(Reports.holiday(RETURN_PATH));
        var first = mailbox.read(null);
        assertThat(first).hasSize(2);
        var mark = first.getLast().mark();
        assertThat(mailbox.read(mark)).isEqualTo(List.of());
        assertThat(mailbox.read(first.getFirst().mark())).isEqualTo(List.of(first.getLast()));
        assertThat(mailbox.read(new Mark(mark.validity() + 1, mark.uid()))).isEqualTo(first);
    }

    @Test
    void readsAFullMailboxInPiecesAndEachMailOnce() throws IOException, MessagingException {
        for (var n = 0; n < 205; n++) {
            user.deliver(Reports.holiday(RETURN_PATH));
        }
        var mailbox = mailbox(server.getImap().getPort());
        var uids = new ArrayList<Long>();
        var pieces = new ArrayList<Integer>();
        for (var letters = mailbox.read(null);
                !letters.isEmpty();
                letters = mailbox.read(letters.getLast().mark())) {
            pieces.add(letters.size());
            letters.forEach(letter -> uids.add(letter.mark().uid()));
        }
        assertThat(pieces).isEqualTo(List.of(200, 5));
        assertThat(uids).hasSize(205).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void saysSoWhereNobodyListensOrThePasswordIsWrong() {
        var port = server.getImap().getPort();
        user.setPassword("changed");
        assertThatThrownBy(() -> mailbox(port).read(null)).isInstanceOf(IOException.class);
        server.stop();
        assertThatThrownBy(() -> mailbox(port).read(null)).isInstanceOf(IOException.class);
    }

    private List<Bounce> bounces() throws IOException {
        var found = new ArrayList<Bounce>();
        for (var letter : mailbox(server.getImap().getPort()).read(null)) {
            if (letter.bounce() != null) {
                found.add(Objects.requireNonNull(letter.bounce()));
            }
        }
        return found;
    }

    private static BounceMailbox mailbox(int port) {
        return new BounceMailbox(Reports.settings(port));
    }
}
