package org.doorstep.messaging.channel.email;

import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;

import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/// The mailbox to which the return path leads, read over IMAP; nothing in it is changed. Safe for
/// use by many threads: each reading has a connection of its own.
public final class BounceMailbox {

    /// More than this is no report.
    private static final int LONGEST_MAIL = 2 * 1024 * 1024;

    private static final int MOST_AT_ONCE = 200;

    private final EmailSettings.ReturnMailbox settings;
    private final BounceMail reader;
    private final Session session;

    /// Opens nothing yet.
    ///
    /// @throws NullPointerException where the settings name no mailbox
    public BounceMailbox(EmailSettings settings) {
        this.settings = Objects.requireNonNull(settings.bounceMailbox());
        this.reader = new BounceMail(settings);
        this.session = Session.getInstance(properties(this.settings));
    }

    /// How far a mailbox has been read.
    ///
    /// @param validity the server's word for this numbering of the mailbox: where it changes, the
    ///   mailbox is read from its beginning
    /// @param uid the last mail read, 0 for none
    public record Mark(long validity, long uid) {}

    /// One mail.
    ///
    /// @param mark how far the mailbox has been read with it
    /// @param bounce what it reports, or null where it is no report of ours
    public record Letter(Mark mark, @Nullable Bounce bounce) {}

    /// The mailbox's name among others: user, server and folder.
    public String name() {
        return settings.username() + "@" + settings.host() + "/" + settings.folder();
    }

    /// The next mails after a mark, oldest first, at most 200; empty where there are none.
    ///
    /// @param after null to begin at the beginning
    /// @throws IOException where the server cannot be reached or read
    public List<Letter> read(@Nullable Mark after) throws IOException {
        try (var store = session.getStore(settings.tls() ? "imaps" : "imap")) {
            store.connect(
                    settings.host(),
                    settings.port(),
                    settings.username(),
                    settings.password().value());
            return read(store, after);
        } catch (MessagingException unreachable) {
            throw new IOException("the mailbox of bounces cannot be read", unreachable);
        }
    }

    private List<Letter> read(Store store, @Nullable Mark after)
            throws MessagingException, IOException {
        var folder = store.getFolder(settings.folder());
        folder.open(Folder.READ_ONLY);
        try {
            var numbered = (UIDFolder) folder;
            var validity = numbered.getUIDValidity();
            var last = after == null || after.validity() != validity ? 0 : after.uid();
            var letters = new ArrayList<Letter>();
            for (var mail : next(numbered, last)) {
                letters.add(new Letter(new Mark(validity, numbered.getUID(mail)), bounce(mail)));
            }
            return letters;
        } finally {
            folder.close(false);
        }
    }

    /// IMAP answers with the last mail where none is as new as asked for.
    private static List<Message> next(UIDFolder folder, long last) throws MessagingException {
        var found = new ArrayList<Message>();
        for (var mail : folder.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
            if (mail != null && folder.getUID(mail) > last && found.size() < MOST_AT_ONCE) {
                found.add(mail);
            }
        }
        return found;
    }

    /// What cannot be read is no report: it must not keep those behind it waiting.
    private @Nullable Bounce bounce(Message mail) throws MessagingException {
        if (!(mail instanceof IMAPMessage letter) || letter.getSize() > LONGEST_MAIL) {
            return null;
        }
        letter.setPeek(true);
        try (var whole = letter.getMimeStream()) {
            return reader.read(new MimeMessage(session, whole)).orElse(null);
        } catch (FolderClosedException | StoreClosedException lost) {
            throw lost;
        } catch (MessagingException | IOException unreadable) {
            return null;
        }
    }

    private static Properties properties(EmailSettings.ReturnMailbox settings) {
        var properties = new Properties();
        var timeout = Long.toString(settings.timeout().toMillis());
        for (var protocol : List.of("imap", "imaps")) {
            for (var name : List.of("connectiontimeout", "timeout", "writetimeout")) {
                properties.put("mail." + protocol + "." + name, timeout);
            }
        }
        properties.put("mail.imaps.ssl.checkserveridentity", "true");
        return properties;
    }
}
