package org.doorstep.messaging.web;

import org.doorstep.fakes.TwilioSignature;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// Calls a server on loopback as the SMS provider calls it through a proxy.
final class ProviderCalls {

    static final String TOKEN = "doorstep-test-token-0001";
    static final String HERE = "https://api.doorstep.example";
    static final String STATUS = "/webhooks/twilio/status";
    static final String INBOUND = "/webhooks/twilio/inbound";

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
    private final int port;

    ProviderCalls(int port) {
        this.port = port;
    }

    /// What a status says, all its fields.
    static Map<String, String> status(String sid, String word) {
        var fields = new TreeMap<String, String>();
        fields.put("AccountSid", "AC00000000000000000000000000000001");
        fields.put("ApiVersion", "2010-04-01");
        fields.put("From", "+447700900000");
        fields.put("MessageSid", sid);
        fields.put("MessageStatus", word);
        fields.put("SmsSid", sid);
        fields.put("SmsStatus", word);
        fields.put("To", "+447700900123");
        return fields;
    }

    /// The address of the status of an attempt.
    static String about(String handle, int attempt) {
        return STATUS + "?m=" + handle + "&a=" + attempt;
    }

    /// Posts a form signed with the account's token.
    int signed(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return post(path, form(fields), TwilioSignature.of(TOKEN, HERE + path, fields))
                .statusCode();
    }

    HttpResponse<String> post(String path, String body, @Nullable String signature)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Forwarded-Proto", "https")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("X-Twilio-Signature", signature);
        }
        return send(request);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)).GET());
    }

    int port() {
        return port;
    }

    static String form(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
