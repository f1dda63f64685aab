package org.doorstep.messaging.channel.sms;

import com.twilio.security.RequestValidator;

import org.doorstep.kernel.Secret;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/// Whether a callback was signed by Twilio with the account's token. Immutable, safe to share.
///
/// @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Webhooks
///   security</a>
public final class TwilioSignature {

    private final @Nullable Secret token;

    /// @param token the account's token, or null where the channel is not configured: then no
    ///   signature holds
    public TwilioSignature(@Nullable Secret token) {
        this.token = token;
    }

    /// Whether the signature holds for these parameters, exactly as they were received.
    ///
    /// @param url the public address the provider called, with its query
    public boolean holds(URI url, Map<String, String> parameters, @Nullable String signature) {
        if (token == null || signature == null || signature.isEmpty()) {
            return false;
        }
        return new RequestValidator(token.value()).validate(url.toString(), parameters, signature);
    }

    /// Whether the signature holds for a body that is no form: the address is signed and carries
    /// the body's SHA-256 in its parameter `bodySHA256`.
    ///
    /// @param url the public address the provider called, with its query
    /// @param body exactly as it was received
    public boolean holds(URI url, String body, @Nullable String signature) {
        if (token == null || signature == null || signature.isEmpty()) {
            return false;
        }
        try {
            return new RequestValidator(token.value()).validate(url.toString(), body, signature);
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
