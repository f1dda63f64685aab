package org.doorstep.security.login;

import org.doorstep.security.Keyring;
import org.doorstep.security.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/// A reply that is kept to be given again, encrypted because replies hold what people told us.
public final class StoredReply {

    private static final List<String> HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);
    private static final String OURS = "org.doorstep.";

    private final JsonMapper json;
    private final Keyring keyring;

    public StoredReply(JsonMapper json, Keyring keyring) {
        this.json = json;
        this.keyring = keyring;
    }

    /// @param type the class of the body, one of ours, or null without a body
    private record Kept(
            int status, Map<String, String> headers, @Nullable String type, String body) {}

    /// Any request as text, the same for the same request.
    public String text(Object request) {
        return json.writeValueAsString(request);
    }

    /// A reply as sealed text.
    public String write(ResponseEntity<?> reply) {
        var headers = new java.util.TreeMap<String, String>();
        for (var name : HEADERS) {
            var value = reply.getHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        var body = reply.getBody();
        var kept =
                new Kept(
                        reply.getStatusCode().value(),
                        headers,
                        body == null ? null : body.getClass().getName(),
                        body == null ? "" : json.writeValueAsString(body));
        return keyring.seal(json.writeValueAsString(kept)).text();
    }

    /// The reply that [#write] kept. The caller asks for the type it gave.
    public <T> ResponseEntity<T> read(String sealed) {
        var kept = json.readValue(keyring.open(Sealed.parse(sealed)), Kept.class);
        var reply = ResponseEntity.status(HttpStatusCode.valueOf(kept.status()));
        kept.headers().forEach((name, value) -> reply.header(name, value));
        return reply.body(this.<T>body(kept));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T> @Nullable T body(Kept kept) {
        var type = kept.type();
        if (type == null) {
            return null;
        }
        try {
            // The text was sealed by us; the check only keeps a mistake from becoming a hole.
            if (!type.startsWith(OURS)) {
                throw new IllegalStateException("only wire records of Doorstep are kept");
            }
            return (T) json.readValue(kept.body(), Class.forName(type));
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException("a kept reply's type is gone", renamed);
        }
    }
}
