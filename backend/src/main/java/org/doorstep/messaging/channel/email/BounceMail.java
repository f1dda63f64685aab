package org.doorstep.messaging.channel.email;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.doorstep.messaging.channel.email.Bounce.Kind;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what comes into the mailbox of the return path: reports of delivery (DSN) and of abuse
/// (ARF). Everything else, such as a holiday notice, is nothing. Safe for use by many threads.
///
/// Which message a report speaks of stands in the address it came to (VERP); failing that, in the
/// Message-ID of the mail that it gives back. Both hold the handle, which only we and the reader
/// know, so nobody else can report about a message.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3464">RFC 3464, delivery status</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5965">RFC 5965, abuse feedback</a>
final class BounceMail {

    private static final List<String> ARRIVED_AT =
            List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To");
    private static final String HANDLE = "([a-z2-7]{26})";

    private final Pattern returnPath;
    private final Pattern messageId;

    BounceMail(EmailSettings settings) {
        this.returnPath =
                Pattern.compile(settings.returnPathForm(HANDLE), Pattern.CASE_INSENSITIVE);
        this.messageId =
                Pattern.compile(
                        "<" + HANDLE + "@" + Pattern.quote(settings.domain()) + ">",
                        Pattern.CASE_INSENSITIVE);
    }

    /// What a mail reports, or empty where it is no report about a message of ours.
    Optional<Bounce> read(MimeMessage mail) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report")) {
            return Optional.empty();
        }
        var parts = parts(mail);
        var handle = arrivedAt(mail).or(() -> givenBack(parts));
        if (handle.isEmpty()) {
            return Optional.empty();
        }
        for (var part : parts) {
            if (part.isMimeType("message/delivery-status")) {
                return delivery(handle.get(), groups(part));
            }
            if (part.isMimeType("message/feedback-report")) {
                return feedback(handle.get(), groups(part));
            }
        }
        return Optional.empty();
    }

    /// The first group speaks of the mail, each other one of a recipient; ours has one.
    private static Optional<Bounce> delivery(String handle, List<InternetHeaders> groups) {
        for (var group : groups) {
            var action = field(group, "Action").toLowerCase(Locale.ROOT);
            if (action.startsWith("failed")) {
                var status = status(group);
                var kind = status.isDeadAddress() ? Kind.HARD : Kind.SOFT;
                return Optional.of(new Bounce(handle, kind, status.toString()));
            }
            if (action.startsWith("delivered")) {
                return Optional.of(new Bounce(handle, Kind.DELIVERED, status(group).toString()));
            }
        }
        // Delayed, relayed and expanded: nothing is known yet.
        return Optional.empty();
    }

    /// Only abuse is a complaint; `not-spam`, for one, is the opposite.
    private static Optional<Bounce> feedback(String handle, List<InternetHeaders> groups) {
        var type = groups.isEmpty() ? "" : field(groups.getFirst(), "Feedback-Type");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "abuse", "opt-out", "fraud", "virus", "other", "complaint" ->
                    Optional.of(new Bounce(handle, Kind.COMPLAINT, "complaint"));
            default -> Optional.empty();
        };
    }

    /// The status, or the one in the diagnosis where that says more.
    private static EnhancedStatus status(InternetHeaders group) {
        var status = EnhancedStatus.of(field(group, "Status"));
        var diagnosis = field(group, "Diagnostic-Code");
        var told = EnhancedStatus.of(diagnosis);
        if (told.type() == 0) {
            var reply = diagnosis.replaceFirst("(?i)^\\s*smtp\\s*;\\s*", "");
            return status.subject() == 0 && EnhancedStatus.isDeadReply(reply)
                    ? new EnhancedStatus(5, 1, 1)
                    : status;
        }
        return status.type() == 0 || (status.type() == told.type() && status.subject() == 0)
                ? told
                : status;
    }

    private Optional<String> arrivedAt(MimeMessage mail) throws MessagingException {
        for (var name : ARRIVED_AT) {
            var values = mail.getHeader(name);
            for (var value : values == null ? new String[0] : values) {
                var found = handle(returnPath, value);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> givenBack(List<BodyPart> parts) {
        for (var part : parts) {
            try {
                if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                    var found = handle(messageId, field(headers(part), "Message-ID"));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            } catch (MessagingException | IOException unreadable) {
                // What cannot be read names no message.
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> handle(Pattern form, String text) {
        var found = form.matcher(text);
        return found.find()
                ? Optional.of(found.group(1).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static List<BodyPart> parts(MimeMessage mail) throws MessagingException, IOException {
        Multipart whole =
                mail.getContent() instanceof Multipart parts
                        ? parts
                        : new MimeMultipart(mail.getDataHandler().getDataSource());
        var parts = new ArrayList<BodyPart>();
        for (var i = 0; i < whole.getCount(); i++) {
            parts.add(whole.getBodyPart(i));
        }
        return parts;
    }

    private static List<InternetHeaders> groups(Part part) throws MessagingException, IOException {
        var groups = new ArrayList<InternetHeaders>();
        try (var in = new BufferedInputStream(part.getInputStream())) {
            while (more(in)) {
                var group = new InternetHeaders(in, true);
                if (group.getAllHeaders().hasMoreElements()) {
                    groups.add(group);
                }
            }
        }
        return groups;
    }

    private static boolean more(InputStream in) throws IOException {
        in.mark(1);
        var next = in.read();
        in.reset();
        return next >= 0;
    }

    private static InternetHeaders headers(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            return new InternetHeaders(in, true);
        }
    }

    private static String field(InternetHeaders headers, String name) {
        @Nullable String value = headers.getHeader(name, null);
        if (value == null) {
            return "";
        }
        var stripped = value.strip();
        return stripped.length() > 1000 ? stripped.substring(0, 1000) : stripped;
    }
}
