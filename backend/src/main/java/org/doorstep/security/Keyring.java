package org.doorstep.security;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.London;
import org.doorstep.security.login.KeyMaterial;
import org.doorstep.security.login.StartRefusedException;
import org.doorstep.security.login.UsedKeyDocument;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The keys that are not in the database, and what is done with them. New hashes and seals are made
/// with the newest key; what an older key made stays readable as long as that key is given. Safe
/// for use by many threads.
public class Keyring {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HANDLE_BYTES = 16;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// Ready to be cloned: looking an algorithm up takes longer than hashing an address.
    private final Map<String, Mac> hashers = new HashMap<>();

    private final Map<String, byte[]> sealKeys = new HashMap<>();
    private final List<String> newestFirst = new ArrayList<>();
    private final Mac handles;
    private final SecureRandom random = new SecureRandom();

    /// One key of the ring serves two purposes through two derived keys, so that neither use says
    /// anything about the other.
    Keyring(KeyMaterial material) {
        material.ring()
                .forEach((id, key) -> {
                    hashers.put(id, hasher(mac(hasher(key), "doorstep hash")));
                    sealKeys.put(id, mac(hasher(key), "doorstep seal"));
                });
        newestFirst.add(material.newest());
        hashers.keySet().stream()
                .filter(id -> !id.equals(material.newest()))
                .sorted()
                .forEach(newestFirst::add);
        handles = hasher(material.handle());
    }

    /// The hash of a contact point under the newest key.
    public AddressHash hash(ContactPoint contact) {
        return hashText(contact.normalised());
    }

    /// The hash of a contact point under every key, the newest first: what a check must look for.
    public List<AddressHash> hashUnderEveryKey(ContactPoint contact) {
        return newestFirst.stream().map(id -> hashText(contact.normalised(), id)).toList();
    }

    /// The id of the key with which new hashes and seals are made.
    public String newestKeyId() {
        return newestFirst.getFirst();
    }

    /// The hash of any other text under the newest key.
    public AddressHash hashText(String text) {
        return hashText(text, newestFirst.getFirst());
    }

    /// The stored forms ([AddressHash#text()]) of a text's hash under every key, the newest first.
    public List<String> hashTextUnderEveryKey(String text) {
        return newestFirst.stream().map(id -> hashText(text, id).text()).toList();
    }

    /// Whether a stored hash ([AddressHash#text()]) is that of a text, under whichever key it was
    /// made. Takes as long for a wrong text as for the right one.
    ///
    /// @throws IllegalArgumentException where there is no key of the hash's id
    public boolean isHashOf(String stored, String text) {
        return MessageDigest.isEqual(
                hashText(text, AddressHash.parse(stored).keyId())
                        .text()
                        .getBytes(StandardCharsets.US_ASCII),
                stored.getBytes(StandardCharsets.US_ASCII));
    }

    /// The hash of any other text under the key of that id.
    ///
    /// @throws IllegalArgumentException where there is no such key
    public AddressHash hashText(String text, String keyId) {
        var hasher = hashers.get(keyId);
        if (hasher == null) {
            throw new IllegalArgumentException("no key " + keyId);
        }
        return new AddressHash(keyId, HexFormat.of().formatHex(mac(hasher, text)));
    }

    /// The name by which a message is known outside the ledger: 26 characters of lower-case base32,
    /// the first 16 bytes of an HMAC of its id. Made with a key of its own that is never changed,
    /// so the same id always has the same handle.
    public String handle(String ledgerId) {
        var bytes = Arrays.copyOf(mac(handles, ledgerId), HANDLE_BYTES);
        var text = new StringBuilder();
        var buffer = 0;
        var bits = 0;
        for (var octet : bytes) {
            buffer = (buffer << 8) | (octet & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((buffer >> bits) & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        // 128 bits leave 3 over; they stand in a last character, padded with zeros (RFC 4648).
        return text.append(BASE32.charAt((buffer << (5 - bits)) & 31)).toString();
    }

    /// Encrypts a text.
    public Sealed seal(String clear) {
        var keyId = newestFirst.getFirst();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var secret =
                cipher(Cipher.ENCRYPT_MODE, keyId, nonce, clear.getBytes(StandardCharsets.UTF_8));
        var both = ByteBuffer.allocate(nonce.length + secret.length).put(nonce).put(secret);
        return new Sealed(keyId, Base64.getEncoder().encodeToString(both.array()));
    }

    /// Decrypts what [#seal] made.
    ///
    /// @throws IllegalStateException where the key is not there or the text was changed
    public String open(Sealed sealed) {
        byte[] both;
        try {
            both = Base64.getDecoder().decode(sealed.ciphertext());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException("a sealed text was changed");
        }
        if (both.length < NONCE_BYTES) {
            throw new IllegalStateException("a sealed text was changed");
        }
        var clear =
                cipher(
                        Cipher.DECRYPT_MODE,
                        sealed.keyId(),
                        Arrays.copyOf(both, NONCE_BYTES),
                        Arrays.copyOfRange(both, NONCE_BYTES, both.length));
        return new String(clear, StandardCharsets.UTF_8);
    }

    /// Refuses data that was made with a key that is not here, then notes the keys in use.
    void check(MongoTemplate mongo, Clock clock) {
        var every = Query.query(Criteria.where("_id").gte(""));
        for (var used : mongo.find(every, UsedKeyDocument.class)) {
            var fingerprint = fingerprint(used.id());
            if (!used.fingerprint().equals(fingerprint)) {
                throw new StartRefusedException(
                        "the data was made with the key "
                                + used.id()
                                + ", which is not given"
                                + (fingerprint.isEmpty() ? "" : " (another key has its name)"),
                        "Give that key as well (doorstep.keys, or the folder data/keys of the same"
                                + " server). Without it opt-outs and sign-in addresses in the data"
                                + " would silently not be found.");
            }
        }
        for (var id : List.of(newestFirst.getFirst(), "handle")) {
            try {
                mongo.insert(new UsedKeyDocument(id, fingerprint(id), London.now(clock)));
            } catch (DuplicateKeyException alreadyNoted) {
                // By an earlier start or by another node; compared above, or at its own start.
            }
        }
    }

    private String fingerprint(String id) {
        var hasher = id.equals("handle") ? handles : hashers.get(id);
        return hasher == null
                ? ""
                : HexFormat.of().formatHex(mac(hasher, "doorstep fingerprint"), 0, 8);
    }

    private byte[] cipher(int mode, String keyId, byte[] nonce, byte[] text) {
        var key = sealKeys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("no key " + keyId);
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("a sealed text was changed", changed);
        }
    }

    private static Mac hasher(byte[] key) {
        try {
            var hasher = Mac.getInstance("HmacSHA256");
            hasher.init(new SecretKeySpec(key, "HmacSHA256"));
            return hasher;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", impossible);
        }
    }

    /// By a clone, because a hasher at work belongs to one thread.
    private static byte[] mac(Mac hasher, String text) {
        try {
            return ((Mac) hasher.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's HMAC can be cloned", impossible);
        }
    }
}
