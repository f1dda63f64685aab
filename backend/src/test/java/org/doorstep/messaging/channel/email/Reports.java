package org.doorstep.messaging.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.doorstep.kernel.Secret;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;

/// Mails as mail systems write them about ours, and where they come in.
public final class Reports {

    private Reports() {}

    /// A report of delivery.
    ///
    /// @param to the address it came to
    /// @param handle of the mail it gives back
    /// @param fields about the recipient, a line each
    public static MimeMessage delivery(String to, String handle, String fields) {
        return mail(
                """
                From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
                To: %s
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                This is a MIME-encapsulated message.

                --b1
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --b1
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org
                Arrival-Date: Thu, 6 May 2027 07:01:00 +0100

                Final-Recipient: rfc822; ann@example.org
                %s

                --b1
                Content-Type: text/rfc822-headers

                Message-ID: <%s@party.example>
                Subject: Polling day

                --b1--
                """
                        .formatted(to, fields.strip(), handle));
    }

    /// A report of abuse.
    public static MimeMessage abuse(String to, String handle, String type) {
        return mail(
                """
                From: fbl@mail.example.org
                To: %s
                Subject: complaint about message
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="b2"

                --b2
                Content-Type: text/plain; charset=us-ascii

                This is an email abuse report.

                --b2
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: SomeGenerator/1.0
                Version: 1

                --b2
                Content-Type: message/rfc822

                From: The Party <hello@party.example>
                Message-ID: <%s@party.example>
                Subject: Polling day

                Please vote.

                --b2--
                """
                        .formatted(to, type, handle));
    }

    /// Somebody is on holiday.
    public static MimeMessage holiday(String to) {
        return mail(
                """
                From: ann@example.org
                To: %s
                Subject: Out of office
                Auto-Submitted: auto-replied
                Content-Type: text/plain

                I am away until Monday.
                """
                        .formatted(to));
    }

    /// The settings of e-mail with a mailbox of bounces at this port.
    public static EmailSettings settings(int port) {
        return new EmailSettings(
                null,
                "127.0.0.1",
                25,
                null,
                null,
                false,
                "hello@party.example",
                "The Party",
                "bounce@bounces.party.example",
                new EmailSettings.ReturnMailbox(
                        "127.0.0.1",
                        port,
                        "bounce",
                        new Secret("secret"),
                        false,
                        "INBOX",
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(3)),
                1,
                Duration.ofSeconds(3),
                Duration.ofSeconds(3));
    }

    private static MimeMessage mail(String text) {
        var bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        try {
            return new MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        } catch (MessagingException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }
}
