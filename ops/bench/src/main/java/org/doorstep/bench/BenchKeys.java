package org.doorstep.bench;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/// A signing key for one run of the application.
final class BenchKeys {

    private static final int BYTES = 32;

    private BenchKeys() {}

    /// A fresh private key on P-256 as JWK.
    static String signing() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"bench\",\"x\":\"%s\",\"y\":\"%s\",\"d\":\"%s\"}"
                    .formatted(
                            text(point.getAffineX()),
                            text(point.getAffineY()),
                            text(((ECPrivateKey) pair.getPrivate()).getS()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static String text(BigInteger number) {
        var signed = number.toByteArray();
        var bytes = new byte[BYTES];
        var from = Math.max(0, signed.length - BYTES);
        var length = signed.length - from;
        System.arraycopy(signed, from, bytes, BYTES - length, length);
        Arrays.fill(signed, (byte) 0);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
