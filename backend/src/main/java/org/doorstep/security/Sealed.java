package org.doorstep.security;

/// A text encrypted with AES-256-GCM under a key that is not in the database.
///
/// @param keyId the id of the key
/// @param ciphertext nonce (12 bytes), ciphertext and tag (16 bytes), in Base64
public record Sealed(String keyId, String ciphertext) {

    /// `keyId:ciphertext`, the form in which it is stored.
    public String text() {
        return keyId + ":" + ciphertext;
    }

    /// Reads the form of [#text()].
    ///
    /// @throws IllegalArgumentException where the text has no colon
    public static Sealed parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a sealed text is keyId:ciphertext");
        }
        return new Sealed(text.substring(0, colon), text.substring(colon + 1));
    }
}
