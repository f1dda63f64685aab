package org.doorstep.fakes;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The value of `X-Twilio-Signature` for form posts: Base64 of HMAC-SHA1 under the auth token over
/// the full URL followed by every field's name and value in the order of the names. Source: Twilio,
/// "Webhooks security".
public final class TwilioSignature {

    private TwilioSignature() {}

    /// Signs a post of these fields to this URL, taken as they are: nothing is trimmed, decoded or
    /// normalised.
    public static String of(String authToken, String url, Map<String, String> fields) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(
                            mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
