package org.doorstep.fakes;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Posts what Twilio tells an application: signed forms, at most so many at once. Thread-safe.
final class CallbackPost implements AutoCloseable {

    private static final int AT_ONCE = 64;

    /// Twilio gives an application this long.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String authToken;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final List<TwilioServer.Callback> posted = new ArrayList<>();
    private volatile @Nullable URI origin;

    CallbackPost(String authToken) {
        this.authToken = authToken;
    }

    /// Goes to this scheme, host and port instead of the URL's own; the signature stays over the
    /// URL as given.
    void deliverTo(@Nullable URI origin) {
        this.origin = origin;
    }

    List<TwilioServer.Callback> posted() {
        synchronized (posted) {
            return List.copyOf(posted);
        }
    }

    TwilioServer.Callback post(String url, Map<String, String> fields) {
        HttpRequest request =
                HttpRequest.newBuilder(target(url))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                        .header("User-Agent", "TwilioProxy/1.1")
                        .header("X-Twilio-Signature", TwilioSignature.of(authToken, url, fields))
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                        .build();
        TwilioServer.Callback callback = new TwilioServer.Callback(url, fields, answerTo(request));
        synchronized (posted) {
            posted.add(callback);
        }
        return callback;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private int answerTo(HttpRequest request) {
        try {
            places.acquire();
            try {
                return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            } finally {
                places.release();
            }
        } catch (IOException e) {
            // Nobody there, or no answer in time: shown as such in the list of callbacks.
            return TwilioServer.Callback.UNANSWERED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return TwilioServer.Callback.UNANSWERED;
        }
    }

    private URI target(String url) {
        URI given = URI.create(url);
        URI other = origin;
        if (other == null) {
            return given;
        }
        String query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
        return URI.create(
                other.getScheme() + "://" + other.getRawAuthority() + given.getRawPath() + query);
    }

    private static String form(Map<String, String> fields) {
        StringJoiner form = new StringJoiner("&");
        fields.forEach((name, value) -> form.add(encoded(name) + "=" + encoded(value)));
        return form.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
