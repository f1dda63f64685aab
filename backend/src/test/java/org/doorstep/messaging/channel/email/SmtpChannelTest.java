package org.doorstep.messaging.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.CountingIds;
import org.doorstep._support.TestClock;
import org.doorstep.fakes.AcceptedMail;
import org.doorstep.fakes.MailFault;
import org.doorstep.fakes.MailFault.Stage;
import org.doorstep.fakes.MailFault.Surface;
import org.doorstep.fakes.SmtpServer;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Secret;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.ChannelContract;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.Rendered;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.SendResult.Accepted;
import org.doorstep.messaging.channel.SendResult.InDoubt;
import org.doorstep.messaging.channel.SendResult.NotCalled;
import org.doorstep.messaging.channel.SendResult.RefusalEffect;
import org.doorstep.messaging.channel.SendResult.Refused;
import org.doorstep.security.BranchId;
import org.doorstep.security.PublicAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/// E-mail over SMTP against a relay on loopback.
class SmtpChannelTest implements ChannelContract {

    private static final EmailAddress MAILBOX = new EmailAddress("ann@example.org");
    private static final String LINK = "https://api.doorstep.example/unsubscribe/" + HANDLE;

    private final SmtpServer relay = SmtpServer.start();
    private final SmtpChannel channel =
            new SmtpChannel(
                    new EmailSettings(
                            null,
                            "127.0.0.1",
                            relay.port(),
                            "doorstep",
                            new Secret("password"),
                            false,
                            "hello@party.example",
                            "Fenland Alliance",
                            "bounce@bounces.party.example",
                            null,
                            8,
                            Duration.ofSeconds(3),
                            Duration.ofSeconds(3)),
                    new PublicAddress(URI.create("https://api.doorstep.example")),
                    new CountingIds(),
                    new TestClock());

    @AfterEach
    void close() {
        channel.close();
        relay.close();
    }

    @Test
    void writesTextAndHtmlWithAWayToStopAndAReturnPathThatNamesTheMessage()
            throws InterruptedException {
        var text =
                new Rendered(
                        "Polling day",
                        "Please vote.\n\nPromoted by A. Agent",
                        "<p>Please vote.</p>\n<p>Promoted by A. Agent</p>",
                        "Promoted by A. Agent");
        channel.send(
                new Dispatch(
                        HANDLE,
                        1,
                        destination(),
                        text,
                        NOW.plusSeconds(60),
                        new BroadcastId("b1"),
                        new BranchId(new UUID(7, 7)),
                        TemplateClass.ELECTION_MATERIAL));
        var mail = relay.accepted().getFirst();
        assertThat(mail.recipient()).isEqualTo("ann@example.org");
        assertThat(mail.subject()).isEqualTo("Polling day");
        assertThat(mail.messageId()).isEqualTo("<" + HANDLE + "@party.example>");
        assertThat(mail.returnPath()).isEqualTo("bounce+" + HANDLE + "@bounces.party.example");
        assertThat(mail.listUnsubscribe()).isEqualTo("<" + LINK + ">");
        assertThat(mail.listUnsubscribePost()).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(Objects.requireNonNull(mail.text()).strip().replace("\r\n", "\n"))
                .isEqualTo(
                        "Please vote.\n\nPromoted by A. Agent\n\n"
                                + "To stop these e-mails / I atal yr e-byst hyn: "
                                + LINK);
        assertThat(Objects.requireNonNull(mail.html()))
                .contains("<p>Promoted by A. Agent</p>", "href=\"" + LINK + "\"");
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(
                        MailFault.noSuchAddress(), new Refused("550", RefusalEffect.ADDRESS_BAD)),
                Arguments.of(MailFault.addressLater(), new NotCalled("451", Duration.ofMinutes(5))),
                Arguments.of(MailFault.messageRefused(554), new Refused("554", RefusalEffect.NONE)),
                Arguments.of(
                        MailFault.messageRefused(452), new NotCalled("452", Duration.ofMinutes(5))),
                Arguments.of(
                        refusedAddress(550, "5.7.1 Not from you"),
                        new Refused("550", RefusalEffect.NONE)),
                Arguments.of(
                        refusedAddress(552, "5.2.2 Mailbox full"),
                        new Refused("552", RefusalEffect.NONE)),
                Arguments.of(
                        refusedAddress(550, "no mailbox here"),
                        new Refused("550", RefusalEffect.ADDRESS_BAD)),
                Arguments.of(
                        new MailFault(Stage.RECIPIENT, false, Duration.ZERO, Surface.CLOSED, 0, ""),
                        new NotCalled(
                                "the connection broke before the text", Duration.ofSeconds(10))),
                Arguments.of(MailFault.goingAwayAfterAccept(), new InDoubt("the connection broke")),
                Arguments.of(MailFault.closedAfterData(true), new InDoubt("the connection broke")),
                Arguments.of(MailFault.closedAfterData(false), new InDoubt("the connection broke")),
                Arguments.of(
                        MailFault.hangAfterData(true),
                        new InDoubt("no answer from the mail server")));
    }

    private static MailFault refusedAddress(int code, String text) {
        return new MailFault(Stage.RECIPIENT, false, Duration.ZERO, Surface.REPLY, code, text);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void readsEachAnswerAndSendsOnlyOnce(MailFault fault, SendResult expected)
            throws InterruptedException {
        relay.answer(fault);
        assertThat(channel.send(dispatch(HANDLE))).isEqualTo(expected);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void keepsItsConnectionAndOpensAnotherAfterARefusalOrALoss() throws InterruptedException {
        channel.send(dispatch(HANDLE));
        channel.send(dispatch(HANDLE));
        assertThat(relay.connectionCount()).isEqualTo(1);
        relay.faults().next(MailFault.closedAfterData(false));
        channel.send(dispatch(HANDLE));
        assertThat(channel.send(dispatch(HANDLE))).isInstanceOf(Accepted.class);
        assertThat(relay.connectionCount()).isEqualTo(2);
        assertThat(relay.accepted()).hasSize(3);
    }

    @Test
    void bringsACodeWithoutAWayToUnsubscribe() throws InterruptedException {
        assertThat(channel.carry(MAILBOX, "Your code", "Code 123456", Duration.ofMinutes(10)))
                .isInstanceOf(Accepted.class);
        var mail = relay.accepted().getFirst();
        assertThat(mail.listUnsubscribe()).isEqualTo(null);
        assertThat(mail.returnPath()).isEqualTo("hello@party.example");
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public Destination destination() {
        return new Destination.Mailbox(MAILBOX);
    }

    @Override
    public List<String> accepted() {
        return relay.accepted().stream()
                .map(AcceptedMail::handle)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    @Override
    public int calls() {
        return relay.log().calls().size();
    }

    @Override
    public void breakAfterAccept() {
        relay.answer(MailFault.resetAfterData(true));
    }

    @Override
    public void hang() {
        relay.answer(MailFault.hangAfterData(false));
    }

    @Override
    public void recover() {
        relay.faults().clear();
    }

    @Override
    public void refuseAccount() {
        relay.connections().always(MailFault.loginRefused());
    }

    @Override
    public void refuseForLoad() {
        relay.answer(MailFault.addressLater());
    }

    @Override
    public void shutDown() {
        relay.close();
    }

    @Override
    public SendResult whereNobodyListens() {
        return new NotCalled("no connection to the mail server", null);
    }

    @Override
    public Duration waitAfterLoad() {
        return Duration.ofMinutes(5);
    }
}
