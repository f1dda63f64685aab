package org.doorstep.fakes;

import org.doorstep.fakes.wire.HttpAnswer;
import org.doorstep.fakes.wire.HttpPort;
import org.doorstep.fakes.wire.HttpRequest;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Twilio's Messages resource of one account: create, list, fetch; status callbacks and inbound
/// messages, signed. Callbacks follow by themselves only as [#callbacks(CallbackPlan)] says.
/// Thread-safe.
public final class TwilioServer implements AutoCloseable {

    /// Something posted to the application.
    ///
    /// @param url as given by the application, which is also what is signed
    /// @param fields the form
    /// @param answer HTTP status of the application's answer, or [#UNANSWERED]
    public record Callback(String url, Map<String, String> fields, int answer) {
        /// Nobody was there, or no answer came within 15 s.
        public static final int UNANSWERED = -1;
    }

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final int LONGEST_BODY = 1600;

    private final ServerOptions options;
    private final String accountSid;
    private final String authorization;
    private final TwilioMessages messages;
    private final CallbackPost post;
    private final Faults<Fault> faults = new Faults<>(Fault.accept());
    private final Faults<Fault> lookUpFaults = new Faults<>(Fault.accept());
    private final Map<String, CallbackPlan> plansByRecipient = new ConcurrentHashMap<>();
    private volatile CallbackPlan plan = CallbackPlan.never();
    private final AcceptLog<AcceptedText> log;
    private final Pattern list;
    private final Pattern one;
    private final HttpPort http;

    private TwilioServer(String accountSid, String authToken, ServerOptions options) {
        this.options = options;
        this.accountSid = accountSid;
        this.authorization =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (accountSid + ":" + authToken)
                                                .getBytes(StandardCharsets.UTF_8));
        this.messages = new TwilioMessages(accountSid);
        this.post = new CallbackPost(authToken);
        this.log = new AcceptLog<>(options.file());
        String base = Pattern.quote("/2010-04-01/Accounts/" + accountSid + "/Messages");
        this.list = Pattern.compile(base + "\\.json");
        this.one = Pattern.compile(base + "/([^/]+)\\.json");
        this.http = HttpPort.open(options.port(), this::answer);
    }

    /// Starts at a free port.
    public static TwilioServer start(String accountSid, String authToken) {
        return start(accountSid, authToken, ServerOptions.simple());
    }

    /// Starts as told.
    public static TwilioServer start(String accountSid, String authToken, ServerOptions options) {
        return new TwilioServer(accountSid, authToken, options);
    }

    /// The port it listens at, on 127.0.0.1.
    public int port() {
        return http.port();
    }

    /// What it accepted, oldest first.
    public List<AcceptedText> accepted() {
        return log.all();
    }

    /// The log behind [#accepted()].
    public AcceptLog<AcceptedText> log() {
        return log;
    }

    /// The script of faults for creating messages; recipients are numbers.
    public Faults<Fault> faults() {
        return faults;
    }

    /// The script of faults for listing and fetching; the recipient is the `To` or the SID asked
    /// for, or empty.
    public Faults<Fault> lookUpFaults() {
        return lookUpFaults;
    }

    /// How many requests are unanswered at this moment.
    public int inFlight() {
        return http.inFlight();
    }

    /// From now on every create goes this way.
    public void answer(Fault fault) {
        faults.always(fault);
    }

    /// Which callbacks follow a message by themselves from now on; at first none.
    public void callbacks(CallbackPlan plan) {
        this.plan = plan;
    }

    /// The same for one recipient only, before the general plan.
    public void callbacks(String recipient, CallbackPlan plan) {
        plansByRecipient.put(recipient, plan);
    }

    /// Every accepted message is followed by `sent` and `delivered`.
    public void deliverAutomatically() {
        callbacks(CallbackPlan.delivered());
    }

    /// Callbacks go to this scheme, host and port, whatever the URL says; the signature stays over
    /// the URL as the application gave it, as behind a proxy.
    public void deliverCallbacksTo(URI origin) {
        post.deliverTo(origin);
    }

    /// Everything posted to the application, in the order of the answers.
    public List<Callback> posted() {
        return post.posted();
    }

    /// Requests read, look-ups included.
    public int requests() {
        return http.requests();
    }

    /// The most requests that were unanswered at one moment.
    public int mostInFlight() {
        return http.mostInFlight();
    }

    /// Posts one status now and waits for the answer; null if the message named no URL.
    ///
    /// @throws IllegalArgumentException if there is no such message
    public @Nullable Callback callback(String sid, String status) {
        return callback(sid, status, null);
    }

    /// The same with an error code.
    ///
    /// @throws IllegalArgumentException if there is no such message
    public @Nullable Callback callback(String sid, String status, @Nullable Integer errorCode) {
        TwilioMessages.Entry entry = messages.find(sid);
        if (entry == null) {
            throw new IllegalArgumentException("no message " + sid);
        }
        return callback(entry, status, errorCode);
    }

    /// Posts `sent` and `delivered` for every message without a final status, oldest first; returns
    /// how many.
    public int deliverAll() {
        List<TwilioMessages.Entry> underway = messages.underway();
        for (TwilioMessages.Entry entry : underway) {
            callback(entry, "sent", null);
            callback(entry, "delivered", null);
        }
        return underway.size();
    }

    /// A text from a phone to one of the account's numbers, posted to the application's URL.
    public Callback inbound(String from, String to, String body, String url) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("To", to);
        fields.put("From", from);
        fields.put("Body", body);
        TwilioMessages.Entry entry =
                messages.add("inbound", Map.copyOf(fields), "received", options.clock().instant());
        entry.moveTo("received", null, options.clock().instant());
        fields.put("MessageSid", entry.sid);
        fields.put("SmsSid", entry.sid);
        fields.put("SmsMessageSid", entry.sid);
        fields.put("SmsStatus", "received");
        fields.put("AccountSid", accountSid);
        fields.put("ApiVersion", "2010-04-01");
        fields.put("NumMedia", "0");
        fields.put("NumSegments", "1");
        fields.put("FromCountry", "GB");
        fields.put("ToCountry", "GB");
        return post.post(url, fields);
    }

    @Override
    public void close() {
        http.close();
        post.close();
    }

    private HttpAnswer answer(HttpRequest request) {
        return route(request).delayed(options.answerTime());
    }

    private HttpAnswer route(HttpRequest request) {
        if (!authorization.equals(request.header("authorization"))) {
            return error(401, "20003", "Authenticate");
        }
        boolean reading = request.method().equals("GET");
        Matcher asked = one.matcher(request.path());
        if (reading && asked.matches()) {
            return lookedUp(asked.group(1), fetched(asked.group(1)));
        }
        if (!list.matcher(request.path()).matches()) {
            return error(404, "20404", "The requested resource was not found");
        }
        if (reading) {
            return lookedUp(
                    request.parameters().getOrDefault("To", ""), listed(request.parameters()));
        }
        return request.method().equals("POST")
                ? create(request.form())
                : error(405, "20004", "Method not allowed");
    }

    private HttpAnswer fetched(String sid) {
        TwilioMessages.Entry entry = messages.find(sid);
        return entry == null
                ? error(404, "20404", "The requested resource was not found")
                : HttpAnswer.json(200, messages.json(entry));
    }

    private HttpAnswer listed(Map<String, String> query) {
        try {
            return HttpAnswer.json(200, messages.page(query));
        } catch (NumberFormatException | DateTimeException e) {
            return error(400, "20001", "Invalid parameter");
        }
    }

    private HttpAnswer lookedUp(String what, HttpAnswer success) {
        Fault fault = lookUpFaults.draw(what);
        return fault.shape(success, refusal(fault), HttpAnswer.json(200, "{}"));
    }

    private HttpAnswer create(Map<String, String> fields) {
        HttpAnswer invalid = invalid(fields);
        if (invalid != null) {
            return invalid;
        }
        String to = fields.getOrDefault("To", "");
        Fault fault = faults.draw(to);
        TwilioMessages.Entry entry = fault.accepts() ? accept(fields, to) : null;
        log.called(options.clock().instant(), to, fault, entry != null);
        if (entry == null) {
            return fault.shape(
                    HttpAnswer.json(201, "{}"), refusal(fault), HttpAnswer.json(302, "{}"));
        }
        HttpAnswer success = HttpAnswer.json(201, messages.json(entry));
        HttpAnswer answer = fault.shape(success, refusal(fault), HttpAnswer.json(302, "{}"));
        CallbackPlan follow = plansByRecipient.getOrDefault(to, plan);
        if (follow.beforeAnswer()) {
            follow(entry, follow);
            return answer;
        }
        return follow.statuses().isEmpty()
                ? answer
                : answer.followedBy(() -> follow(entry, follow));
    }

    private TwilioMessages.Entry accept(Map<String, String> fields, String to) {
        String initial = fields.containsKey("MessagingServiceSid") ? "accepted" : "queued";
        TwilioMessages.Entry entry =
                messages.add(
                        "outbound-api", Map.copyOf(fields), initial, options.clock().instant());
        log.accept(
                new AcceptedText(
                        entry.sid,
                        to,
                        handle(fields.get("StatusCallback")),
                        fields.get("From"),
                        fields.get("MessagingServiceSid"),
                        fields.getOrDefault("Body", ""),
                        fields.get("StatusCallback"),
                        fields.get("ValidityPeriod"),
                        entry.fields,
                        entry.created));
        return entry;
    }

    private void follow(TwilioMessages.Entry entry, CallbackPlan follow) {
        for (String status : follow.statuses()) {
            boolean bad = status.equals("undelivered") || status.equals("failed");
            for (int copy = 0; copy < follow.copies(); copy++) {
                callback(entry, status, bad ? follow.errorCode() : null);
            }
        }
    }

    private @Nullable Callback callback(
            TwilioMessages.Entry entry, String status, @Nullable Integer errorCode) {
        entry.moveTo(status, errorCode, options.clock().instant());
        String url = entry.fields.get("StatusCallback");
        if (url == null) {
            return null;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SmsSid", entry.sid);
        fields.put("SmsStatus", status);
        fields.put("MessageStatus", status);
        fields.put("MessageSid", entry.sid);
        fields.put("AccountSid", accountSid);
        fields.put("ApiVersion", "2010-04-01");
        for (String name : List.of("To", "From", "MessagingServiceSid")) {
            String value = entry.fields.get(name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        if (errorCode != null) {
            fields.put("ErrorCode", errorCode.toString());
        }
        return post.post(url, fields);
    }

    private static @Nullable HttpAnswer invalid(Map<String, String> fields) {
        String to = fields.getOrDefault("To", "");
        String body = fields.getOrDefault("Body", "");
        List<String> senders = new ArrayList<>(List.of("From", "MessagingServiceSid"));
        senders.removeIf(name -> fields.getOrDefault(name, "").isEmpty());
        if (to.isEmpty()) {
            return error(400, "21604", "A 'To' phone number is required.");
        }
        if (senders.isEmpty()) {
            return error(400, "21603", "A 'From' phone number is required.");
        }
        if (!E164.matcher(to).matches()) {
            return error(400, "21211", "Invalid 'To' Phone Number");
        }
        if (body.isEmpty()) {
            return error(400, "21602", "Message body is required.");
        }
        return body.length() > LONGEST_BODY
                ? error(
                        400,
                        "21617",
                        "The concatenated message body exceeds the 1600 character limit")
                : null;
    }

    private static HttpAnswer refusal(Fault fault) {
        String usual =
                switch (fault.status()) {
                    case 401 -> "20003";
                    case 429 -> "20429";
                    case 503 -> "20503";
                    default -> "20500";
                };
        return error(
                fault.status(),
                fault.code() == null ? usual : fault.code(),
                "Refused by the script of faults");
    }

    private static HttpAnswer error(int status, String code, String sentence) {
        int told = status == 0 ? 500 : status;
        return HttpAnswer.json(
                told,
                JsonMapper.shared()
                        .createObjectNode()
                        .put("code", Integer.parseInt(code))
                        .put("message", sentence)
                        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                        .put("status", told)
                        .toString());
    }

    private static @Nullable String handle(@Nullable String callback) {
        int mark = callback == null ? -1 : callback.indexOf('?');
        return callback == null || mark < 0
                ? null
                : HttpRequest.decode(callback.substring(mark + 1)).get("m");
    }
}
