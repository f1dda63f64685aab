package org.doorstep.messaging.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;

import org.doorstep.kernel.Secret;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A few SMTP connections, opened when they are needed and kept. Each is used by one thread at a
/// time. Safe for use by many threads.
final class Connections implements AutoCloseable {

    private static final long WAIT_FOR_PLACE_MILLIS = 500;

    /// A connection that has answered so lately is not asked whether it is still there.
    private static final Duration SURELY_OPEN = Duration.ofSeconds(2);

    private static final String STREAMS = "jakarta.mail.util.StreamProvider";

    private final EmailSettings settings;
    private final Clock clock;
    private final Session session;
    private final Semaphore places;
    private final ConcurrentLinkedDeque<Kept> idle = new ConcurrentLinkedDeque<>();

    Connections(EmailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
        this.places = new Semaphore(settings.connections());
        // Without a name the library searches the whole class path for its streams, several times
        // for each part of each e-mail: two thirds of all work.
        if (System.getProperty(STREAMS) == null) {
            System.setProperty(STREAMS, MailStreamProvider.class.getName());
        }
    }

    /// A connection that waits for its next e-mail.
    private record Kept(SMTPTransport transport, Instant since) {}

    Session session() {
        return session;
    }

    /// Reserves one connection.
    ///
    /// @return false where none became free in time
    boolean reserve() throws InterruptedException {
        return places.tryAcquire(WAIT_FOR_PLACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// A connection that has just answered, for whoever has reserved one.
    ///
    /// @throws MessagingException where none can be opened; then nothing was sent
    SMTPTransport open() throws MessagingException {
        for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            // The server may have hung up since: asking costs less than a message that has to wait.
            if (clock.instant().isBefore(kept.since().plus(SURELY_OPEN))
                    || kept.transport().isConnected()) {
                return kept.transport();
            }
            drop(kept.transport());
        }
        var fresh = (SMTPTransport) session.getTransport("smtp");
        Secret password = settings.password();
        fresh.connect(
                settings.host(),
                settings.port(),
                blankToNull(settings.username()),
                password == null ? null : password.value());
        return fresh;
    }

    /// Gives back what [#reserve] took.
    ///
    /// @param used the connection where it is still good, else null
    void release(@Nullable SMTPTransport used) {
        if (used != null) {
            idle.addFirst(new Kept(used, clock.instant()));
        }
        places.release();
    }

    /// Closes a connection that is no longer good, without waiting for an answer.
    static void drop(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            // It was gone already, which is all that was wanted.
            return;
        }
    }

    @Override
    public void close() {
        for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            drop(kept.transport());
        }
    }

    private static Properties properties(EmailSettings settings) {
        var timeout = Long.toString(settings.timeout().toMillis());
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", settings.connectTimeout().toMillis() + "");
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.startTls()));
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.startTls()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.auth", Boolean.toString(settings.username() != null));
        // Otherwise the library looks this machine's name up for every e-mail.
        properties.put("mail.from", Objects.requireNonNull(settings.from()));
        // Hanging up must not wait for a server that has stopped answering.
        properties.put("mail.smtp.quitwait", "false");
        return properties;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
