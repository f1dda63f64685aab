package org.doorstep.fakes;

import org.doorstep.fakes.wire.HttpAnswer;
import org.doorstep.fakes.wire.HttpPort;
import org.doorstep.fakes.wire.HttpRequest;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Firebase Cloud Messaging, HTTP v1: `POST /v1/projects/{project}/messages:send`, and `POST
/// /token`, where a service account made by [#serviceAccount] gets its access token. Refuses what
/// FCM refuses: no bearer token, none or several recipients, a time to live beyond four weeks,
/// reserved data keys. Thread-safe.
public final class FcmServer implements AutoCloseable {

    private static final Pattern SEND = Pattern.compile("/v1/projects/([^/]+)/messages:send");
    private static final Pattern TTL = Pattern.compile("(\\d{1,12})(?:\\.\\d{1,9})?s");
    private static final Duration LONGEST_TTL = Duration.ofDays(28);
    private static final List<String> ADDRESSES = List.of("token", "fid", "topic", "condition");

    private final ServerOptions options;
    private final Faults<Fault> faults = new Faults<>(Fault.accept());
    private final AcceptLog<AcceptedPush> log;
    private final AtomicLong ids = new AtomicLong();
    private final long started;
    private final HttpPort http;

    private FcmServer(ServerOptions options) {
        this.options = options;
        this.started = options.clock().millis();
        this.log = new AcceptLog<>(options.file());
        this.http = HttpPort.open(options.port(), this::answer);
    }

    /// Starts at a free port.
    public static FcmServer start() {
        return start(ServerOptions.simple());
    }

    /// Starts as told.
    public static FcmServer start(ServerOptions options) {
        return new FcmServer(options);
    }

    /// The port it listens at, on 127.0.0.1.
    public int port() {
        return http.port();
    }

    /// What it accepted, oldest first.
    public List<AcceptedPush> accepted() {
        return log.all();
    }

    /// The log behind [#accepted()].
    public AcceptLog<AcceptedPush> log() {
        return log;
    }

    /// The script of faults; recipients are tokens.
    public Faults<Fault> faults() {
        return faults;
    }

    /// From now on every send goes this way.
    public void answer(Fault fault) {
        faults.always(fault);
    }

    /// Requests read, token requests included.
    public int requests() {
        return http.requests();
    }

    /// The most requests that were unanswered at one moment.
    public int mostInFlight() {
        return http.mostInFlight();
    }

    /// How many requests are unanswered at this moment.
    public int inFlight() {
        return http.inFlight();
    }

    /// The JSON of a service account with a fresh key that fetches its tokens here, for Google's
    /// own credentials class.
    public String serviceAccount(String project) {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            String key =
                    Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
            ObjectNode account = JsonMapper.shared().createObjectNode();
            account.put("type", "service_account")
                    .put("project_id", project)
                    .put("private_key_id", "loopback");
            account.put(
                    "private_key",
                    "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
            account.put("client_email", "doorstep@" + project + ".example").put("client_id", "1");
            account.put("token_uri", "http://127.0.0.1:" + port() + "/token");
            return account.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpAnswer answer(HttpRequest request) {
        if (request.path().equals("/token")) {
            return HttpAnswer.json(
                    200,
                    "{\"access_token\":\"loopback\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
        }
        Matcher send = SEND.matcher(request.path());
        if (!send.matches() || !request.method().equals("POST")) {
            return HttpAnswer.of(404, "text/html", "<html><body>Not found</body></html>");
        }
        return send(request, send.group(1)).delayed(options.answerTime());
    }

    private HttpAnswer send(HttpRequest request, String project) {
        String authorization = request.header("authorization");
        if (authorization == null || authorization.length() <= "Bearer ".length()) {
            return error(401, null, "Request is missing required authentication credential.");
        }
        JsonNode whole = parse(request.text());
        if (whole == null) {
            return error(400, "INVALID_ARGUMENT", "Invalid JSON payload received.");
        }
        JsonNode message = whole.path("message");
        List<String> addresses = ADDRESSES.stream().filter(message::hasNonNull).toList();
        if (addresses.size() != 1) {
            return error(
                    400,
                    "INVALID_ARGUMENT",
                    "Exactly one of token, fid, topic and condition is needed.");
        }
        String wrong = wrong(message);
        if (wrong != null) {
            return error(400, "INVALID_ARGUMENT", wrong);
        }
        String recipient = message.path(addresses.getFirst()).asString();
        return decide(project, recipient, message, whole.path("validate_only").asBoolean(false));
    }

    private HttpAnswer decide(
            String project, String recipient, JsonNode message, boolean onlyTried) {
        Fault fault = faults.draw(recipient);
        String name =
                "projects/"
                        + project
                        + "/messages/"
                        + (onlyTried
                                ? "fake_message_id"
                                : "0:" + started + "%" + ids.incrementAndGet());
        boolean taken = fault.accepts() && !onlyTried;
        if (taken) {
            log.accept(read(name, recipient, message));
        }
        log.called(options.clock().instant(), recipient, fault, taken);
        HttpAnswer success =
                HttpAnswer.json(
                        200, JsonMapper.shared().createObjectNode().put("name", name).toString());
        return fault.shape(success, refusal(fault), HttpAnswer.json(200, "{}"));
    }

    private AcceptedPush read(String name, String recipient, JsonNode message) {
        JsonNode forAndroid = message.path("android").path("notification");
        JsonNode forAll = message.path("notification");
        JsonNode apns = message.path("apns").path("headers");
        Map<String, String> data = new LinkedHashMap<>();
        message.path("data")
                .propertyStream()
                .forEach(each -> data.put(each.getKey(), each.getValue().asString()));
        String tag = text(forAndroid, "tag");
        String collapseId = text(apns, "apns-collapse-id");
        return new AcceptedPush(
                name,
                recipient,
                first(first(tag, collapseId), data.get("handle")),
                tag,
                collapseId,
                text(message.path("android"), "ttl"),
                text(apns, "apns-expiration"),
                first(text(forAll, "title"), text(forAndroid, "title")),
                first(text(forAll, "body"), text(forAndroid, "body")),
                Map.copyOf(data),
                options.clock().instant());
    }

    /// What FCM would complain about; null if nothing.
    private static @Nullable String wrong(JsonNode message) {
        String ttl = text(message.path("android"), "ttl");
        if (ttl != null) {
            Matcher seconds = TTL.matcher(ttl);
            if (!seconds.matches() || Long.parseLong(seconds.group(1)) > LONGEST_TTL.toSeconds()) {
                return "Invalid value at 'message.android.ttl'.";
            }
        }
        for (String key : message.path("data").propertyNames()) {
            if (key.equals("from")
                    || key.equals("message_type")
                    || key.startsWith("google.")
                    || key.startsWith("gcm.")) {
                return "Invalid data payload key: " + key;
            }
        }
        return null;
    }

    private static HttpAnswer refusal(Fault fault) {
        String usual =
                switch (fault.status()) {
                    case 429 -> "QUOTA_EXCEEDED";
                    case 500 -> "INTERNAL";
                    case 503 -> "UNAVAILABLE";
                    default -> null;
                };
        return error(
                fault.status(), first(fault.code(), usual), "Refused by the script of faults.");
    }

    private static HttpAnswer error(int status, @Nullable String code, String sentence) {
        ObjectNode error = JsonMapper.shared().createObjectNode();
        error.put("code", status).put("message", sentence).put("status", Fault.word(status));
        if (code != null) {
            error.putArray("details")
                    .addObject()
                    .put("@type", "type.googleapis.com/google.firebase.fcm.v1.FcmError")
                    .put("errorCode", code);
        }
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.set("error", error);
        return HttpAnswer.json(status == 0 ? 500 : status, body.toString());
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            // The caller's fault, told to it as such.
            return null;
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value.asString();
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
