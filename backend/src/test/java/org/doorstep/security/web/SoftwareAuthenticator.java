package org.doorstep.security.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// A device that makes one passkey and signs with it, and the browser in front of it.
///
/// @see <a href="https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data">Web Authentication,
///   authenticator data</a>
final class SoftwareAuthenticator {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;

    private final KeyPair keys = newKeys();
    private final byte[] id = bytesOf(UUID.randomUUID());
    private final JsonMapper json = new JsonMapper();
    private String origin = "http://localhost:8080";
    private boolean verifiesUser = true;
    private int signatures;
    private byte[] owner = new byte[0];

    /// From now on the browser is on another page's address.
    void at(String otherOrigin) {
        origin = otherOrigin;
    }

    /// From now on the device does not ask for a finger or a code.
    void verifiesNobody() {
        verifiesUser = false;
    }

    /// The counter of a copy of the device.
    void signedBefore(int count) {
        signatures = count;
    }

    String id() {
        return text(id);
    }

    /// What the browser sends after it was asked to make a passkey.
    String make(String asked) throws IOException {
        var options = json.readTree(asked);
        owner = Base64.getUrlDecoder().decode(options.get("user").get("id").asString());
        var attestation = new LinkedHashMap<String, Object>();
        attestation.put("fmt", "none");
        attestation.put("attStmt", Map.of());
        attestation.put("authData", data(options.get("rp").get("id").asString(), true));
        var response = new LinkedHashMap<String, Object>();
        response.put("clientDataJSON", text(client("webauthn.create", options)));
        response.put("attestationObject", text(new CBORMapper().writeValueAsBytes(attestation)));
        response.put("transports", new String[] {"internal"});
        return credential(response);
    }

    /// What the browser sends after it was asked to sign.
    String sign(String asked) throws IOException, GeneralSecurityException {
        var options = json.readTree(asked);
        signatures++;
        var data = data(options.get("rpId").asString(), false);
        var client = client("webauthn.get", options);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        var response = new LinkedHashMap<String, Object>();
        response.put("clientDataJSON", text(client));
        response.put("authenticatorData", text(data));
        response.put("signature", text(signature.sign()));
        response.put("userHandle", text(owner));
        return credential(response);
    }

    private String credential(Map<String, Object> response) {
        var credential = new LinkedHashMap<String, Object>();
        credential.put("id", text(id));
        credential.put("rawId", text(id));
        credential.put("type", "public-key");
        credential.put("authenticatorAttachment", "platform");
        credential.put("clientExtensionResults", Map.of());
        credential.put("response", response);
        return json.writeValueAsString(credential);
    }

    private byte[] client(String type, JsonNode options) {
        var client = new LinkedHashMap<String, Object>();
        client.put("type", type);
        client.put("challenge", options.get("challenge").asString());
        client.put("origin", origin);
        client.put("crossOrigin", false);
        return json.writeValueAsBytes(client);
    }

    private byte[] data(String host, boolean withKey) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(sha256(host.getBytes(StandardCharsets.UTF_8)));
        out.write(PRESENT | (verifiesUser ? VERIFIED : 0) | (withKey ? ATTESTED : 0));
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(signatures).array());
        if (withKey) {
            out.write(new byte[16]);
            out.write(ByteBuffer.allocate(Short.BYTES).putShort((short) id.length).array());
            out.write(id);
            out.write(publicKey());
        }
        return out.toByteArray();
    }

    /// The public key as COSE (RFC 9053): EC2, ES256, P-256, x, y; a map with numbers for names.
    private byte[] publicKey() throws IOException {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20});
        out.write(coordinate(point.getAffineX().toByteArray()));
        out.write(new byte[] {0x22, 0x58, 0x20});
        out.write(coordinate(point.getAffineY().toByteArray()));
        return out.toByteArray();
    }

    private static byte[] coordinate(byte[] number) {
        var fixed = new byte[32];
        var from = Math.max(0, number.length - 32);
        System.arraycopy(number, from, fixed, 32 - (number.length - from), number.length - from);
        return fixed;
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytesOf(UUID id) {
        return Arrays.copyOf(
                ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array(),
                16);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
