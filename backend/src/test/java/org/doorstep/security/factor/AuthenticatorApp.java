package org.doorstep.security.factor;

import org.doorstep.kernel.Secret;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/// What an authenticator app does with the key it was given.
public final class AuthenticatorApp {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private AuthenticatorApp() {}

    /// The code that the app shows.
    public static String code(Secret key, Instant now) {
        return Totp.code(bytes(key.value().replace(" ", "")), Totp.step(now));
    }

    private static byte[] bytes(String key) {
        var out = new ByteArrayOutputStream();
        var buffer = 0;
        var bits = 0;
        for (var letter : key.toCharArray()) {
            buffer = (buffer << 5) | BASE32.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out.write((buffer >> bits) & 0xff);
                buffer &= (1 << bits) - 1;
            }
        }
        return out.toByteArray();
    }
}
