package org.doorstep.security.login;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/// Which family a code or token belongs to. Used refresh tokens stay here until they would have
/// expired, so that a reused one is known for what it is.
///
/// @param id SHA-256 of the token; a token is 128 random bits or more, so no key is needed
/// @param kind `code`, `refresh_token` or `access_token`
@Document("security.tokens")
record TokenDocument(
        @Id String id,
        String authorization,
        String kind,
        @Indexed(expireAfter = "0s") Instant expiresAt) {}
