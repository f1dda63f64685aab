package org.doorstep.security.factor;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// A passkey as stored: what its owner's device told when it was made. Nothing of it is secret.
///
/// @param id the credential id in Base64url
/// @param publicKey COSE key in Base64url
/// @param signatures how often it has signed, where the device counts
@Document("security.passkeys")
record PasskeyDocument(
        @Id String id,
        @Indexed UUID account,
        String label,
        String publicKey,
        long signatures,
        Set<String> transports,
        Backup backup,
        Made made,
        Instant lastUsed) {

    /// Whether it may be, and is, kept on several devices of its owner.
    record Backup(boolean eligible, boolean state) {}

    /// How it was made.
    record Made(Instant at, boolean verifiedUser, String attestation, String clientData) {}
}
