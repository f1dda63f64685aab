package org.doorstep.messaging.channel.email;

import jakarta.mail.MessagingException;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.IdSource;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.CodeCarrier;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.SendResult.Accepted;
import org.doorstep.messaging.channel.SendResult.InDoubt;
import org.doorstep.messaging.channel.SendResult.NotCalled;
import org.doorstep.security.PublicAddress;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;

/// E-mail over SMTP. Safe for use by many threads.
public final class SmtpChannel implements Channel, CodeCarrier, AutoCloseable {

    private final EmailSettings settings;
    private final Clock clock;
    private final IdSource ids;
    private final Letters letters;
    private final Connections connections;

    /// Opens nothing yet.
    ///
    /// @param here where the link to stop leads
    /// @param ids for the Message-IDs of what belongs to no broadcast
    public SmtpChannel(EmailSettings settings, PublicAddress here, IdSource ids, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.letters = new Letters(settings, here, clock);
        this.connections = new Connections(settings, clock);
    }

    @Override
    public ChannelName name() {
        return ChannelName.EMAIL;
    }

    @Override
    public int window() {
        return settings.connections();
    }

    @Override
    public boolean isSandbox() {
        return false;
    }

    /// A relay that scans is slow after the text, and giving up there means not knowing.
    @Override
    public Duration patience() {
        return settings.timeout().plus(settings.connectTimeout());
    }

    @Override
    public SendResult send(Dispatch dispatch) throws InterruptedException {
        if (!(dispatch.to() instanceof Destination.Mailbox(var mailbox))) {
            throw new IllegalArgumentException("an e-mail goes to a mailbox");
        }
        if (!clock.instant().isBefore(dispatch.expiry())) {
            return new NotCalled("past its expiry", null);
        }
        return post(() ->
                letters.ofBroadcast(
                        connections.session(),
                        dispatch.handle(),
                        mailbox.address(),
                        dispatch.text(),
                        dispatch.from()));
    }

    @Override
    public boolean reaches(ContactPoint to) {
        return to instanceof EmailAddress;
    }

    @Override
    public SendResult carry(ContactPoint to, String subject, String text, Duration validFor)
            throws InterruptedException {
        return post(() ->
                letters.plain(
                        connections.session(),
                        ids.next().toString(),
                        to.normalised(),
                        subject,
                        text));
    }

    /// Writes one e-mail.
    @FunctionalInterface
    private interface Pen {
        SMTPMessage write() throws MessagingException;
    }

    private SendResult post(Pen pen) throws InterruptedException {
        if (!connections.reserve()) {
            return new NotCalled("no connection free", Duration.ofSeconds(1));
        }
        SMTPTransport good = null;
        try {
            var letter = pen.write();
            SMTPTransport transport;
            try {
                transport = connections.open();
            } catch (MessagingException notConnected) {
                return SmtpAnswers.notConnected(notConnected);
            }
            var result = hand(letter, transport);
            good = afterwards(transport, result);
            return result;
        } catch (MessagingException unwritable) {
            return new SendResult.Refused("unwritable", SendResult.RefusalEffect.NONE);
        } finally {
            connections.release(good);
        }
    }

    private static SendResult hand(SMTPMessage letter, SMTPTransport transport) {
        try {
            transport.sendMessage(letter, letter.getAllRecipients());
            return new Accepted(queueId(transport.getLastServerResponse()));
        } catch (MessagingException thrown) {
            return SmtpAnswers.read(thrown);
        }
    }

    /// The connection, where it can be used again.
    private static @Nullable SMTPTransport afterwards(SMTPTransport transport, SendResult result) {
        if (result instanceof InDoubt) {
            Connections.drop(transport);
            return null;
        }
        return transport;
    }

    /// The server's last line without its code, at most 200 characters.
    private static String queueId(@Nullable String response) {
        var line = response == null ? "" : response.strip();
        return line.length() > 200 ? line.substring(0, 200) : line;
    }

    @Override
    public void close() {
        connections.close();
    }
}
