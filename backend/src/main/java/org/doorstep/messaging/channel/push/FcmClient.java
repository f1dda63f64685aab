package org.doorstep.messaging.channel.push;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// Opens the SDK so that one call is one request with an end. Doorstep owns every retry.
final class FcmClient {

    /// Names of apps must be unique in a process.
    private static final AtomicInteger OPENED = new AtomicInteger();

    private FcmClient() {}

    /// An app of its own.
    static FirebaseApp open(PushSettings settings, Clock clock) {
        var timeout = Math.toIntExact(settings.timeout().toMillis());
        var options =
                FirebaseOptions.builder()
                        .setProjectId(Objects.requireNonNull(settings.project()))
                        .setHttpTransport(FcmTransport.open(settings))
                        .setCredentials(credentials(settings, clock))
                        .setConnectTimeout(Math.toIntExact(FcmTransport.CONNECT.toMillis()))
                        .setReadTimeout(timeout)
                        // A limit on writing would be waited out even where no connection is
                        // made, and the request would be sent after it all the same.
                        .setWriteTimeout(0)
                        .build();
        return FirebaseApp.initializeApp(options, "doorstep-" + OPENED.incrementAndGet());
    }

    private static GoogleCredentials credentials(PushSettings settings, Clock clock) {
        var file = settings.credentials();
        return file == null ? new NoCredentials(clock) : read(file);
    }

    private static GoogleCredentials read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return GoogleCredentials.fromStream(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "doorstep.messaging.push.credentials cannot be read: " + file, unreadable);
        }
    }

    /// A token for a server of one's own. A subclass, because with a fixed token the SDK turns a
    /// 401 into an unchecked exception.
    private static final class NoCredentials extends GoogleCredentials {

        private static final long serialVersionUID = 1;

        private final transient Clock clock;

        NoCredentials(Clock clock) {
            this.clock = clock;
        }

        @Override
        public AccessToken refreshAccessToken() {
            var until = clock.instant().plus(Duration.ofDays(3650));
            return new AccessToken("none", Date.from(until));
        }
    }
}
