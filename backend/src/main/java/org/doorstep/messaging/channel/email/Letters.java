package org.doorstep.messaging.channel.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;

import org.doorstep.messaging.channel.Rendered;
import org.doorstep.security.PublicAddress;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;

/// Writes e-mails: text and HTML, imprint and a way to stop in the body, the headers of one-click
/// unsubscription (RFC 8058), and the message's handle in Message-ID and return path.
final class Letters {

    private static final String STOP = "To stop these e-mails / I atal yr e-byst hyn: ";

    private final EmailSettings settings;
    private final PublicAddress here;
    private final Clock clock;

    Letters(EmailSettings settings, PublicAddress here, Clock clock) {
        this.settings = settings;
        this.here = here;
        this.clock = clock;
    }

    /// An e-mail of a broadcast.
    ///
    /// @param from the address it is sent as, or null for that of the settings
    SMTPMessage ofBroadcast(
            Session session, String handle, String to, Rendered text, @Nullable String from)
            throws MessagingException {
        var link = here.at("/unsubscribe/" + handle).toString();
        var html = text.html();
        var letter =
                letter(
                        session,
                        handle,
                        to,
                        text.subject(),
                        text.body() + "\n\n" + STOP + link + "\n",
                        html == null
                                ? null
                                : html
                                        + "\n<p>"
                                        + STOP
                                        + "<a href=\""
                                        + link
                                        + "\">"
                                        + link
                                        + "</a></p>\n");
        if (from != null) {
            letter.setFrom(sender(from));
        }
        letter.setHeader("List-Unsubscribe", "<" + link + ">");
        letter.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        letter.setEnvelopeFrom(settings.returnPath(handle));
        letter.saveChanges();
        return letter;
    }

    /// A short e-mail that belongs to no broadcast.
    SMTPMessage plain(Session session, String name, String to, String subject, String text)
            throws MessagingException {
        var letter = letter(session, name, to, subject, text, null);
        letter.setEnvelopeFrom(from());
        letter.saveChanges();
        return letter;
    }

    private SMTPMessage letter(
            Session session,
            String name,
            String to,
            String subject,
            String text,
            @Nullable String html)
            throws MessagingException {
        var letter = new Letter(session, "<" + name + "@" + settings.domain() + ">");
        letter.setFrom(sender(from()));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        letter.setSubject(subject, StandardCharsets.UTF_8.name());
        letter.setSentDate(Date.from(clock.instant()));
        letter.setHeader("Auto-Submitted", "auto-generated");
        if (html == null) {
            letter.setText(text, StandardCharsets.UTF_8.name());
        } else {
            letter.setContent(alternatives(text, html));
        }
        return letter;
    }

    private static MimeMultipart alternatives(String text, String html) throws MessagingException {
        var plain = new MimeBodyPart();
        plain.setText(text, StandardCharsets.UTF_8.name());
        var rich = new MimeBodyPart();
        rich.setText(html, StandardCharsets.UTF_8.name(), "html");
        return new MimeMultipart("alternative", plain, rich);
    }

    /// An e-mail whose id is ours.
    private static final class Letter extends SMTPMessage {

        private final String id;

        Letter(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    private InternetAddress sender(String from) throws MessagingException {
        try {
            return new InternetAddress(from, settings.fromName(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException impossible) {
            throw new MessagingException("no UTF-8", impossible);
        }
    }

    private String from() {
        return Objects.requireNonNull(settings.from());
    }
}
