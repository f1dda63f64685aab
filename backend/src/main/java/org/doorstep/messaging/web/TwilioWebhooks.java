package org.doorstep.messaging.web;

import jakarta.servlet.http.HttpServletRequest;

import org.doorstep.kernel.PhoneNumber;
import org.doorstep.messaging.channel.sms.TwilioSignature;
import org.doorstep.messaging.receipt.InboundTexts;
import org.doorstep.messaging.receipt.StatusCallbacks;
import org.doorstep.messaging.receipt.StatusCallbacks.Status;
import org.doorstep.security.Permitted;
import org.doorstep.security.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.Map;

/// The SMS provider's callbacks. Whatever is not signed as it must be gets 403 and no word more;
/// whatever is, gets 204, known or not.
@RestController
class TwilioWebhooks {

    static final String STATUS = "/webhooks/twilio/status";
    static final String INBOUND = "/webhooks/twilio/inbound";

    private final SignedForm form;
    private final StatusCallbacks statuses;
    private final InboundTexts texts;

    TwilioWebhooks(
            TwilioSignature signature,
            PublicAddress here,
            StatusCallbacks statuses,
            InboundTexts texts) {
        this.form = new SignedForm(signature, here);
        this.statuses = statuses;
        this.texts = texts;
    }

    @PostMapping(STATUS)
    @Permitted("anonymous-public")
    ResponseEntity<Void> status(HttpServletRequest request) throws IOException {
        var fields = form.read(request, STATUS);
        if (fields.isEmpty()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        var sid = fields.get().get("MessageSid");
        var word = fields.get().get("MessageStatus");
        if (sid != null && word != null) {
            var query = request.getQueryString();
            statuses.take(
                    new Status(
                            queryValue(query, "m", "[a-z2-7]{26}"),
                            number(queryValue(query, "a", "[0-9]{1,4}")),
                            sid,
                            word,
                            fields.get().get("ErrorCode"),
                            phone(fields.get(), "To")));
        }
        return ResponseEntity.noContent().build();
    }

    @PostMapping(INBOUND)
    @Permitted("anonymous-public")
    ResponseEntity<Void> inbound(HttpServletRequest request) throws IOException {
        var fields = form.read(request, INBOUND);
        if (fields.isEmpty()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        var sid = fields.get().get("MessageSid");
        var from = phone(fields.get(), "From");
        // A short code or a name cannot be written to, so it cannot opt out either.
        if (sid != null && from != null) {
            texts.take(
                    sid,
                    from,
                    fields.get().getOrDefault("Body", ""),
                    fields.get().get("OptOutType"));
        }
        return ResponseEntity.noContent().build();
    }

    private static @Nullable PhoneNumber phone(Map<String, String> fields, String name) {
        var text = fields.getOrDefault(name, "");
        return text.matches("\\+[1-9][0-9]{6,14}") ? new PhoneNumber(text) : null;
    }

    /// Our own query holds plain values only, so nothing needs decoding; anything else is nothing.
    private static String queryValue(@Nullable String query, String name, String form) {
        for (var pair : (query == null ? "" : query).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                var value = pair.substring(name.length() + 1);
                return value.matches(form) ? value : "";
            }
        }
        return "";
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
