package org.doorstep.security.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time passwords as every authenticator app makes them: HMAC-SHA-1, steps of 30 s,
/// 6 digits. SHA-1 is what the apps agree on; its weakness against collisions does not touch an
/// HMAC. Pure functions, safe for use by many threads.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6238">RFC 6238</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4226#section-5.3">RFC 4226, truncation</a>
final class Totp {

    /// The length of a secret, as RFC 4226 section 4 recommends.
    static final int SECRET_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /// The code of a step.
    static String code(byte[] secret, long step) {
        return "%06d".formatted(truncated(secret, step) % MODULUS);
    }

    /// The step to which a code belongs: the present one, or the one before or after, for clocks
    /// that are a little off.
    ///
    /// @param after only later steps count: a step whose code was used is used up
    static OptionalLong stepOf(byte[] secret, String code, Instant now, long after) {
        var present = step(now);
        var found = OptionalLong.empty();
        for (var step = present - 1; step <= present + 1; step++) {
            if (step > after && isEqual(code(secret, step), code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    static long step(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), STEP_SECONDS);
    }

    /// A secret as authenticator apps read it (RFC 4648, without padding).
    static String base32(byte[] secret) {
        var text = new StringBuilder();
        var buffer = 0;
        var bits = 0;
        for (var octet : secret) {
            buffer = (buffer << 8) | (octet & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((buffer >> bits) & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        return bits == 0
                ? text.toString()
                : text.append(BASE32.charAt((buffer << (5 - bits)) & 31)).toString();
    }

    /// The 31 bits that RFC 4226 cuts out of the HMAC.
    static int truncated(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            return ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fff_ffff;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-1 is part of every JDK", impossible);
        }
    }

    private static boolean isEqual(String right, String given) {
        return MessageDigest.isEqual(
                right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
