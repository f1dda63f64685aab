package org.doorstep.messaging.web;

import jakarta.servlet.http.HttpServletRequest;

import org.doorstep.messaging.channel.sms.TwilioSignature;
import org.doorstep.security.PublicAddress;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads a provider's callback exactly as it was sent and checks who signed it.
///
/// The framework's own form parameters will not do: they mix the query in and may have been trimmed
/// on the way. The address is the public one from the settings, never what the request claims: a
/// proxy in between, or a forged header, changes nothing.
final class SignedForm {

    private static final int MOST_BYTES = 64 * 1024;

    private final TwilioSignature signature;
    private final PublicAddress here;

    SignedForm(TwilioSignature signature, PublicAddress here) {
        this.signature = signature;
        this.here = here;
    }

    /// The form's fields, or empty where it is not signed by the provider, too large, or names a
    /// field twice.
    ///
    /// @param path the path of the handler
    Optional<Map<String, String>> read(HttpServletRequest request, String path) throws IOException {
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return Optional.empty();
        }
        var fields = fields(new String(body, StandardCharsets.UTF_8));
        var url = url(path, request.getQueryString());
        if (fields == null || url == null) {
            return Optional.empty();
        }
        return signature.holds(url, fields, request.getHeader("X-Twilio-Signature"))
                ? Optional.of(fields)
                : Optional.empty();
    }

    private @Nullable URI url(String path, @Nullable String query) {
        try {
            return here.at(query == null ? path : path + "?" + query);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private static @Nullable Map<String, String> fields(String body) {
        var fields = new HashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            try {
                if (fields.put(decoded(name), decoded(value)) != null) {
                    return null;
                }
            } catch (IllegalArgumentException badEscape) {
                return null;
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
