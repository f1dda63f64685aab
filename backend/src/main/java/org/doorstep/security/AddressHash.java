package org.doorstep.security;

/// The HMAC-SHA-256 of a contact point or another text, with the id of the key that made it. Says
/// nothing about the text without the key.
///
/// @param keyId the id of the key, lower-case letters and digits
/// @param value 64 lower-case hexadecimal digits
public record AddressHash(String keyId, String value) {

    /// `keyId:value`, the form in which it is stored and indexed.
    public String text() {
        return keyId + ":" + value;
    }

    /// Reads the form of [#text()].
    ///
    /// @throws IllegalArgumentException where the text has no colon
    public static AddressHash parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a stored hash is keyId:value");
        }
        return new AddressHash(text.substring(0, colon), text.substring(colon + 1));
    }
}
