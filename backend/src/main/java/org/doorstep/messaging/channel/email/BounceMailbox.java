package org.doorstep.messaging.channel.email;

import jakarta.mail.FetchProfile;
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
            for (var mail : next(folder, last)) {
                letters.add(new Letter(new Mark(validity, numbered.getUID(mail)), bounce(mail)));
            }
            return letters;
        } finally {
            folder.close(false);
        }
    }

    /// Mails stand in the order of their numbers, so that the first new one is found by halving: a
    /// mailbox may hold years of them.
    private static List<Message> next(Folder folder, long last) throws MessagingException {
        var numbered = (UIDFolder) folder;
        var count = folder.getMessageCount();
        var first = 1;
        for (var end = count + 1; first < end; ) {
            var middle = (first + end) >>> 1;
            if (numbered.getUID(folder.getMessage(middle)) > last) {
                end = middle;
            } else {
                first = middle + 1;
            }
        }
        if (first > count) {
            return List.of();
        }
        var mails = folder.getMessages(first, Math.min(count, first + MOST_AT_ONCE - 1));
        var wanted = new FetchProfile();
        wanted.add(UIDFolder.FetchProfileItem.UID);
        wanted.add(FetchProfile.Item.SIZE);
        folder.fetch(mails, wanted);
        return List.of(mails);
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
