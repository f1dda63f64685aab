package org.doorstep.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Properties;
import java.util.stream.Stream;

class SmtpServerTest {

    private final SmtpServer server = SmtpServer.start();
    private final Session session = session();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void readsTheMailItAccepts() throws MessagingException {
        MimeMessage mail = mail("ada@example.org");
        mail.setHeader("List-Unsubscribe", "<https://doorstep.example/u/handle1>");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");

        String answer = send(mail);

        AcceptedMail accepted = server.accepted().getFirst();
        assertThat(answer.strip()).isEqualTo("250 2.0.0 Ok: queued as " + accepted.providerId());
        assertThat(accepted.recipient()).isEqualTo("ada@example.org");
        assertThat(accepted.returnPath()).isEqualTo("bounce+handle1@doorstep.example");
        assertThat(accepted.messageId()).isEqualTo("<handle1@doorstep.example>");
        assertThat(accepted.handle()).isEqualTo("handle1");
        assertThat(accepted.subject()).isEqualTo("Cyfarfod – tŷ");
        assertThat(accepted.text()).isEqualTo("Bore da\r\n.\r\n..two dots, tŷ\r\n");
        assertThat(accepted.html()).isEqualTo("<p>Bore da</p>");
        assertThat(accepted.listUnsubscribe()).isEqualTo("<https://doorstep.example/u/handle1>");
        assertThat(accepted.listUnsubscribePost()).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(server.accepted()).hasSize(1);
    }

    @Test
    void takesSeveralMailsOverOneConnectionAndALogin() throws MessagingException {
        session.getProperties().setProperty("mail.smtp.auth", "true");
        try (SMTPTransport transport = transport()) {
            transport.connect("127.0.0.1", server.port(), "doorstep", "secret");
            for (String name : new String[] {"ada", "bob", "cai"}) {
                MimeMessage mail = mail(name + "@example.org");
                transport.sendMessage(mail, mail.getAllRecipients());
            }
        }

        assertThat(server.accepted())
                .extracting(AcceptedMail::recipient)
                .containsExactly("ada@example.org", "bob@example.org", "cai@example.org");
        assertThat(server.connectionCount()).isEqualTo(1);
    }

    static Stream<Arguments> addressFaults() {
        return Stream.of(
                Arguments.of(MailFault.noSuchAddress(), 550),
                Arguments.of(MailFault.addressLater(), 451));
    }

    @ParameterizedTest
    @MethodSource("addressFaults")
    void refusesAnAddress(MailFault fault, int code) throws MessagingException {
        server.faults().to("ada@example.org", fault);

        MessagingException seen = failure();

        assertThat(((SMTPAddressFailedException) seen.getNextException()).getReturnCode())
                .isEqualTo(code);
        assertThat(server.mailCount()).isEqualTo(0);
        assertThat(server.log().calls()).hasSize(1);
    }

    /// fault, the reply code that the SDK tells.
    static Stream<Arguments> messageFaults() {
        return Stream.of(
                Arguments.of(MailFault.messageRefused(554), 554),
                Arguments.of(MailFault.messageRefused(452), 452),
                Arguments.of(MailFault.messageRefused(421), 421),
                Arguments.of(MailFault.goingAwayAfterAccept(), 421),
                Arguments.of(MailFault.closedAfterData(true), -1),
                Arguments.of(MailFault.closedAfterData(false), -1));
    }

    @ParameterizedTest
    @MethodSource("messageFaults")
    void refusesOrDropsAfterTheText(MailFault fault, int code) throws MessagingException {
        server.answer(fault);

        MessagingException seen = failure();

        assertThat(((SMTPSendFailedException) seen).getReturnCode()).isEqualTo(code);
        assertThat(server.accepted()).hasSize(fault.accepts() ? 1 : 0);
        assertThat(server.mailCount()).isEqualTo(1);
    }

    static Stream<MailFault> silences() {
        return Stream.of(
                MailFault.resetAfterData(true),
                MailFault.resetAfterData(false),
                MailFault.hangAfterData(true),
                MailFault.hangAfterData(false));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void leavesTheSenderInDoubt(MailFault fault) throws MessagingException {
        server.answer(fault);

        assertThat(failure().getMessage()).isEqualTo("Exception reading response");
        assertThat(server.accepted()).hasSize(fault.accepts() ? 1 : 0);
    }

    static Stream<MailFault> connectionFaults() {
        return Stream.of(
                MailFault.noService(421), MailFault.noService(554), MailFault.silentGreeting());
    }

    @ParameterizedTest
    @MethodSource("connectionFaults")
    void refusesAConnectionOnce(MailFault fault) throws MessagingException {
        server.connections().next(fault);

        failure();
        send(mail("ada@example.org"));

        assertThat(server.accepted()).hasSize(1);
        assertThat(server.connectionCount()).isEqualTo(2);
    }

    @Test
    void refusesALogin() throws MessagingException {
        session.getProperties().setProperty("mail.smtp.auth", "true");
        server.connections().always(MailFault.loginRefused());

        assertThat(failure()).isInstanceOf(jakarta.mail.AuthenticationFailedException.class);
    }

    private MessagingException failure() throws MessagingException {
        MimeMessage mail = mail("ada@example.org");
        return catchThrowableOfType(MessagingException.class, () -> send(mail));
    }

    private String send(MimeMessage mail) throws MessagingException {
        try (SMTPTransport transport = transport()) {
            transport.connect("127.0.0.1", server.port(), "doorstep", "secret");
            transport.sendMessage(mail, mail.getAllRecipients());
            return transport.getLastServerResponse();
        }
    }

    private SMTPTransport transport() throws MessagingException {
        return (SMTPTransport) session.getTransport("smtp");
    }

    private MimeMessage mail(String to) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("branch@doorstep.example"));
        mail.setRecipient(RecipientType.TO, new InternetAddress(to));
        mail.setSubject("Cyfarfod – tŷ", "UTF-8");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Bore da\r\n.\r\n..two dots, tŷ\r\n", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<p>Bore da</p>", "UTF-8", "html");
        mail.setContent(new MimeMultipart("alternative", text, html));
        mail.saveChanges();
        mail.setHeader("Message-ID", "<handle1@doorstep.example>");
        return mail;
    }

    private static Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.from", "bounce+handle1@doorstep.example");
        properties.setProperty("mail.smtp.connectiontimeout", "1000");
        properties.setProperty("mail.smtp.timeout", "700");
        properties.setProperty("mail.smtp.writetimeout", "1000");
        return Session.getInstance(properties);
    }
}
