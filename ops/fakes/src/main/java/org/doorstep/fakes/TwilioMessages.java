package org.doorstep.fakes;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// The messages of one account as its list shows them, outbound and inbound, newest first.
/// Thread-safe.
final class TwilioMessages {

    /// One message. Its status only moves up, as the account's own view does whatever order
    /// callbacks come in.
    static final class Entry {
        final String sid;
        final String direction;
        final Map<String, String> fields;
        final Instant created;
        private String status;
        private @Nullable Integer errorCode;
        private @Nullable Instant sent;

        private Entry(
                String direction, Map<String, String> fields, String status, Instant created) {
            this.sid = "SM" + UUID.randomUUID().toString().replace("-", "");
            this.direction = direction;
            this.fields = fields;
            this.status = status;
            this.created = created;
        }

        synchronized void moveTo(String next, @Nullable Integer code, Instant at) {
            if (rank(next) > rank(status)) {
                status = next;
                errorCode = code;
            }
            if (sent == null && rank(next) >= rank("sent")) {
                sent = at;
            }
        }

        synchronized boolean ended() {
            return rank(status) >= rank("delivered");
        }

        private synchronized @Nullable Instant sent() {
            return sent;
        }

        private synchronized ObjectNode json(String account) {
            String path = "/2010-04-01/Accounts/" + account + "/Messages/" + sid;
            ObjectNode json = JsonMapper.shared().createObjectNode();
            json.put("account_sid", account).put("api_version", "2010-04-01").put("sid", sid);
            json.put("body", fields.getOrDefault("Body", ""))
                    .put("num_segments", "1")
                    .put("num_media", "0");
            json.put("date_created", date(created))
                    .put("date_updated", date(sent == null ? created : sent));
            json.put("date_sent", sent == null ? null : date(sent)).put("direction", direction);
            json.put("error_code", errorCode)
                    .putNull("error_message")
                    .putNull("price")
                    .put("price_unit", "GBP");
            json.put("from", fields.get("From")).put("to", fields.get("To"));
            json.put("messaging_service_sid", fields.get("MessagingServiceSid"))
                    .put("status", status);
            json.put("uri", path + ".json")
                    .putObject("subresource_uris")
                    .put("media", path + "/Media.json");
            return json;
        }
    }

    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final List<String> RISING =
            List.of("accepted", "scheduled", "queued", "sending", "sent");

    private final String account;
    private final Map<String, Entry> bySid = new LinkedHashMap<>();
    private final Map<String, List<Entry>> byTo = new LinkedHashMap<>();

    TwilioMessages(String account) {
        this.account = account;
    }

    /// A new message; `direction` is `outbound-api` or `inbound`.
    synchronized Entry add(
            String direction, Map<String, String> fields, String status, Instant at) {
        Entry entry = new Entry(direction, fields, status, at);
        bySid.put(entry.sid, entry);
        byTo.computeIfAbsent(fields.getOrDefault("To", ""), to -> new ArrayList<>()).add(entry);
        return entry;
    }

    synchronized @Nullable Entry find(String sid) {
        return bySid.get(sid);
    }

    /// Outbound messages without a final status, oldest first.
    synchronized List<Entry> underway() {
        return bySid.values().stream()
                .filter(each -> each.direction.startsWith("outbound") && !each.ended())
                .toList();
    }

    String json(Entry entry) {
        return entry.json(account).toString();
    }

    /// A page of the list, as `GET …/Messages.json` answers it: `To`, `From`, `DateSent` with its
    /// bounds, `PageSize` (50, at most 1000) and `Page`.
    ///
    /// @throws NumberFormatException if a number is none
    /// @throws DateTimeParseException if a date is none
    String page(Map<String, String> query) {
        List<Entry> found = found(query);
        int size = Math.clamp(Integer.parseInt(query.getOrDefault("PageSize", "50")), 1, 1000);
        int page = Math.max(0, Integer.parseInt(query.getOrDefault("Page", "0")));
        int from = Math.min(found.size(), page * size);
        int to = Math.min(found.size(), from + size);
        ObjectNode json = JsonMapper.shared().createObjectNode();
        ArrayNode messages = json.putArray("messages");
        found.subList(from, to).forEach(entry -> messages.add(entry.json(account)));
        json.put("page", page)
                .put("page_size", size)
                .put("start", from)
                .put("end", Math.max(from, to - 1));
        json.put("uri", uri(query, size, page)).put("first_page_uri", uri(query, size, 0));
        json.put("next_page_uri", to < found.size() ? uri(query, size, page + 1) : null);
        json.put("previous_page_uri", page > 0 ? uri(query, size, page - 1) : null);
        return json.toString();
    }

    private synchronized List<Entry> found(Map<String, String> query) {
        String to = query.get("To");
        List<Entry> candidates =
                to == null
                        ? List.copyOf(bySid.values())
                        : List.copyOf(byTo.getOrDefault(to, List.of()));
        String from = query.get("From");
        return candidates.reversed().stream()
                .filter(each -> from == null || from.equals(each.fields.get("From")))
                .filter(each -> sentWithin(each, query))
                .toList();
    }

    /// A message that is only queued has no date sent, so any bound leaves it out.
    private static boolean sentWithin(Entry entry, Map<String, String> query) {
        String on = query.get("DateSent");
        String before = query.get("DateSent<");
        String after = query.get("DateSent>");
        if (on == null && before == null && after == null) {
            return true;
        }
        Instant sent = entry.sent();
        return sent != null
                && (on == null
                        || sent.atZone(ZoneOffset.UTC)
                                .toLocalDate()
                                .equals(LocalDate.parse(on.substring(0, 10))))
                && (before == null || !sent.isAfter(instant(before)))
                && (after == null || !sent.isBefore(instant(after)));
    }

    private static Instant instant(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text.endsWith("Z") ? text : text + "Z");
    }

    private String uri(Map<String, String> query, int size, int page) {
        Map<String, String> next = new LinkedHashMap<>(query);
        next.put("PageSize", Integer.toString(size));
        next.put("Page", Integer.toString(page));
        StringBuilder uri = new StringBuilder("/2010-04-01/Accounts/" + account + "/Messages.json");
        next.forEach((name, value) ->
                uri.append(uri.indexOf("?") < 0 ? '?' : '&')
                        .append(encoded(name))
                        .append('=')
                        .append(encoded(value)));
        return uri.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String date(Instant at) {
        return RFC_2822.format(at);
    }

    /// The rising order of statuses; those that end a message share the top.
    private static int rank(String status) {
        int rank = RISING.indexOf(status);
        return rank < 0 ? RISING.size() : rank;
    }
}
