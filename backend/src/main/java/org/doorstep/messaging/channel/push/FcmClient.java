package org.doorstep.messaging.channel.push;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.internal.ApacheHttp2Transport;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.core5.http.HttpHost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// Opens the SDK so that one call is one request with an end: real time-outs, and no retry of its
/// own. Doorstep owns every retry.
final class FcmClient {

    /// Longer than the SDK is willing to wait, so that it gives up at once; the provider's own
    /// figure is kept beside it.
    private static final String TOO_LONG_TO_WAIT = "86400";

    /// Where the provider's own `Retry-After` is kept.
    static final String RETRY_AFTER = "x-provider-retry-after";

    private static final Duration CONNECT = Duration.ofSeconds(1);

    /// Names of apps must be unique in a process.
    private static final AtomicInteger OPENED = new AtomicInteger();

    private FcmClient() {}

    /// An app of its own.
    static FirebaseApp open(PushSettings settings, Clock clock) {
        var timeout = Math.toIntExact(settings.timeout().toMillis());
        var options =
                FirebaseOptions.builder()
                        .setProjectId(Objects.requireNonNull(settings.project()))
                        .setHttpTransport(transport(settings))
                        .setCredentials(credentials(settings, clock))
                        .setConnectTimeout(Math.toIntExact(CONNECT.toMillis()))
                        .setReadTimeout(timeout)
                        .setWriteTimeout(timeout)
                        .build();
        return FirebaseApp.initializeApp(options, "doorstep-" + OPENED.incrementAndGet());
    }

    private static ApacheHttp2Transport transport(PushSettings settings) {
        var client = ApacheHttp2Transport.defaultHttpAsyncClientBuilder();
        var endpoint = settings.endpoint();
        if (endpoint != null) {
            var host = new HttpHost(endpoint.getScheme(), endpoint.getHost(), endpoint.getPort());
            client.setRoutePlanner((wanted, context) -> new HttpRoute(host));
        }
        client.addResponseInterceptorLast((response, entity, context) -> {
            if (response.getCode() == 503) {
                var given = response.getFirstHeader("Retry-After");
                if (given != null) {
                    response.setHeader(RETRY_AFTER, given.getValue());
                }
                response.setHeader("Retry-After", TOO_LONG_TO_WAIT);
            }
        });
        return new ApacheHttp2Transport(client.build());
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
