package org.doorstep.security.login;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/// How often something was asked for in one window.
///
/// @param id `limit|window|hash of the subject`
@Document("security.rates")
public record RateDocument(
        @Id String id, int count, @Indexed(expireAfter = "0s") Instant expiresAt) {}
