package org.doorstep.messaging.broadcast.work;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An organiser of the demonstration with a browser, who drafts broadcasts.
final class OrganisersBrowser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern ORGANISER =
            Pattern.compile(
                    "name=\"person\" value=\"([^\"]+)\">\\s*<button[^>]*>[^<]*, organiser<");
    private static final Pattern TEMPLATE =
            Pattern.compile("(?s)<select id=\"template\".*?<option value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .build();
    private final int port;
    private String csrf = "";
    private String template = "";

    private OrganisersBrowser(int port) {
        this.port = port;
    }

    /// What came back.
    record Answer(int status, String location, String body) {}

    /// Signed in, as soon as the server's town is there.
    static OrganisersBrowser at(int port) {
        var browser = new OrganisersBrowser(port);
        var organiser = browser.read("/sign-in", ORGANISER);
        browser.csrf = browser.read("/sign-in", TOKEN);
        browser.post("/sign-in/as", Map.of("person", organiser)).join();
        browser.template = browser.read("/console/broadcasts/new", TEMPLATE);
        browser.csrf = browser.read("/console/broadcasts/new", TOKEN);
        return browser;
    }

    /// Sends a draft with that title, which is also its key.
    CompletableFuture<Answer> drafts(String title) {
        return post(
                "/console/broadcasts",
                Map.of(
                        "key",
                        title.replace(' ', '-'),
                        "title",
                        title,
                        "template",
                        template,
                        "channel",
                        "EMAIL"));
    }

    /// The first such thing on a page, which may take a moment to be there.
    private String read(String path, Pattern wanted) {
        var found = new AtomicReference<>("");
        Provider.await(
                () -> {
                    var there = wanted.matcher(get(path));
                    found.set(there.find() ? there.group(1) : "");
                    return !found.get().isEmpty();
                },
                wanted + " on " + path);
        return found.get();
    }

    private String get(String path) {
        try {
            var request = HttpRequest.newBuilder(at(path)).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<Answer> post(String path, Map<String, String> fields) {
        var all = new TreeMap<>(fields);
        all.put("_csrf", csrf);
        var body =
                all.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(got ->
                        new Answer(
                                got.statusCode(),
                                got.headers().firstValue("Location").orElse(""),
                                got.body()));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
