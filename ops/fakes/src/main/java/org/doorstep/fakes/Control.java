package org.doorstep.fakes;

import org.doorstep.fakes.wire.HttpAnswer;
import org.doorstep.fakes.wire.HttpPort;
import org.doorstep.fakes.wire.HttpRequest;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The control port: lets a script read the logs and drive the three servers.
///
/// - `GET /log[?provider=fcm|twilio|smtp]`: what was accepted, a line of JSON each, by time
/// - `GET /counts`: per provider `calls`, `accepted`, `repeated` (accepted twice for one handle and
///   recipient)
/// - `GET /callbacks`: what was posted to the application, a line of JSON each, with its answers
/// - `POST /faults` `{"provider":…, "fault":…}`, with `to`, `next`, `share`, `seed`, `delayMs`,
///   `retryAfter`, `status`, `code`, `accepts` where they apply; `"on":"lookUps"` (Twilio) or
///   `"on":"connections"` (SMTP)
/// - `POST /faults/clear`: nothing is wrong any more
/// - `POST /twilio/inbound` `{"from":…,"to":…,"body":…,"url":…}`: a text from a phone; answers the
///   status it got
/// - `POST /twilio/deliver` `{}`: sent and delivered for all messages underway; or
///   `{"sid":…,"status":…,"errorCode":…}`: that one status for one message
/// - `POST /twilio/callbacks` `{"statuses":[…],"errorCode":…,"copies":…,"beforeAnswer":…,"to":…}`:
///   follow by themselves
/// - `GET /fcm/service-account?project=…`: credentials whose tokens come from the FCM server here
///
/// What it cannot read is answered 400 with a sentence. Thread-safe.
public final class Control implements AutoCloseable {

    private final FcmServer fcm;
    private final TwilioServer twilio;
    private final SmtpServer smtp;
    private final HttpPort http;

    private Control(int port, FcmServer fcm, TwilioServer twilio, SmtpServer smtp) {
        this.fcm = fcm;
        this.twilio = twilio;
        this.smtp = smtp;
        this.http = HttpPort.open(port, this::answer);
    }

    /// Listens at a port (0: any free one).
    public static Control open(int port, FcmServer fcm, TwilioServer twilio, SmtpServer smtp) {
        return new Control(port, fcm, twilio, smtp);
    }

    /// The port it listens at, on 127.0.0.1.
    public int port() {
        return http.port();
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpAnswer answer(HttpRequest request) {
        try {
            return switch (request.method() + " " + request.path()) {
                case "GET /log" -> lines(log(request.parameters().get("provider")));
                case "GET /counts" -> HttpAnswer.json(200, counts().toString());
                case "GET /callbacks" ->
                        lines(
                                twilio.posted().stream()
                                        .map(JsonMapper.shared()::writeValueAsString)
                                        .toList());
                case "GET /fcm/service-account" ->
                        HttpAnswer.json(
                                200,
                                fcm.serviceAccount(
                                        request.parameters().getOrDefault("project", "doorstep")));
                case "POST /faults" -> fault(body(request));
                case "POST /faults/clear" -> clear();
                case "POST /twilio/inbound" -> inbound(body(request));
                case "POST /twilio/deliver" -> deliver(body(request));
                case "POST /twilio/callbacks" -> callbacks(body(request));
                default -> problem(404, "no such operation");
            };
        } catch (JacksonException | IllegalArgumentException e) {
            return problem(400, String.valueOf(e.getMessage()));
        }
    }

    private List<String> log(@Nullable String provider) {
        List<Accepted> all = new ArrayList<>(fcm.accepted());
        all.addAll(twilio.accepted());
        all.addAll(smtp.accepted());
        return all.stream()
                .filter(each -> provider == null || provider.equals(each.provider()))
                .sorted(Comparator.comparing(Accepted::at))
                .map(AcceptLog::line)
                .toList();
    }

    private ObjectNode counts() {
        ObjectNode counts = JsonMapper.shared().createObjectNode();
        count(counts.putObject("fcm"), fcm.log());
        count(counts.putObject("twilio"), twilio.log());
        count(counts.putObject("smtp"), smtp.log());
        return counts;
    }

    private static void count(ObjectNode counts, AcceptLog<?> log) {
        counts.put("calls", log.calls().size())
                .put("accepted", log.count())
                .put("repeated", log.repeated().size());
    }

    private HttpAnswer fault(JsonNode words) {
        String on = words.path("on").asString("");
        switch (text(words, "provider")) {
            case "fcm" -> FaultWords.place(fcm.faults(), FaultWords.http(words), words);
            case "twilio" ->
                    FaultWords.place(
                            on.equals("lookUps") ? twilio.lookUpFaults() : twilio.faults(),
                            FaultWords.http(words),
                            words);
            case "smtp" ->
                    FaultWords.place(
                            on.equals("connections") ? smtp.connections() : smtp.faults(),
                            FaultWords.mail(words),
                            words);
            default -> throw new IllegalArgumentException("provider is fcm, twilio or smtp");
        }
        return HttpAnswer.json(200, "{}");
    }

    private HttpAnswer clear() {
        fcm.faults().clear();
        twilio.faults().clear();
        twilio.lookUpFaults().clear();
        smtp.faults().clear();
        smtp.connections().clear();
        return HttpAnswer.json(200, "{}");
    }

    private HttpAnswer inbound(JsonNode words) {
        TwilioServer.Callback told =
                twilio.inbound(
                        text(words, "from"),
                        text(words, "to"),
                        text(words, "body"),
                        text(words, "url"));
        return HttpAnswer.json(200, "{\"answer\":" + told.answer() + "}");
    }

    private HttpAnswer deliver(JsonNode words) {
        if (!words.has("sid")) {
            return HttpAnswer.json(200, "{\"messages\":" + twilio.deliverAll() + "}");
        }
        TwilioServer.Callback told =
                twilio.callback(text(words, "sid"), text(words, "status"), errorCode(words));
        return HttpAnswer.json(200, "{\"answer\":" + (told == null ? "null" : told.answer()) + "}");
    }

    private HttpAnswer callbacks(JsonNode words) {
        List<String> statuses =
                words.path("statuses").valueStream().map(JsonNode::asString).toList();
        CallbackPlan plan =
                new CallbackPlan(
                        statuses,
                        errorCode(words),
                        words.path("copies").asInt(1),
                        words.path("beforeAnswer").asBoolean(false));
        if (words.has("to")) {
            twilio.callbacks(text(words, "to"), plan);
        } else {
            twilio.callbacks(plan);
        }
        return HttpAnswer.json(200, "{}");
    }

    private static JsonNode body(HttpRequest request) {
        return JsonMapper.shared().readTree(request.text().isBlank() ? "{}" : request.text());
    }

    private static @Nullable Integer errorCode(JsonNode words) {
        return words.hasNonNull("errorCode")
                ? Integer.valueOf(words.path("errorCode").asInt())
                : null;
    }

    private static String text(JsonNode words, String name) {
        if (!words.hasNonNull(name)) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return words.path(name).asString();
    }

    private static HttpAnswer lines(List<String> lines) {
        String body = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        return HttpAnswer.of(200, "application/x-ndjson; charset=UTF-8", body);
    }

    private static HttpAnswer problem(int status, String sentence) {
        return HttpAnswer.json(
                status, JsonMapper.shared().createObjectNode().put("error", sentence).toString());
    }
}
