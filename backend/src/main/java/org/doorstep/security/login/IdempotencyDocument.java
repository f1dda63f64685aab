package org.doorstep.security.login;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.UUID;

/// A request that creates something, under the key its sender chose.
///
/// @param id hash of principal, branch, operation and key
/// @param requestHash hash of what was asked, to tell a repeat from another request
/// @param reserved the id of what is created, also when a retry does it
/// @param leaseUntil until then the first sender's request is taken to be running
/// @param reply the sealed reply, or null while there is none
@Document("security.idempotency")
public record IdempotencyDocument(
        @Id String id,
        String requestHash,
        UUID reserved,
        Instant leaseUntil,
        @Nullable String reply,
        @Indexed(expireAfter = "0s") Instant expiresAt) {}
