package org.doorstep.security.session;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.UUID;

/// A browser's session as stored.
///
/// @param id digest of the cookie's value, so that whoever reads the store cannot use a session
/// @param account who is signed in, or null before
/// @param attributes what the pages keep in it, sealed
/// @param browser which kind of browser on which kind of system, for its owner to know it by
/// @param seenAt when it was used last, to the minute
/// @param expiresAt when it ends unless it is used before; at the latest its longest life
@Document("security.sessions")
record SessionDocument(
        @Id String id,
        @Indexed @Nullable UUID account,
        String attributes,
        String browser,
        Instant createdAt,
        Instant seenAt,
        @Indexed(expireAfter = "0s") Instant expiresAt) {}
