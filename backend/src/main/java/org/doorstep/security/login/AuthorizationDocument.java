package org.doorstep.security.login;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// One signed-in app: a family of tokens that began with one authorization code. Only hashes of
/// tokens are kept.
///
/// @param factorAt when the second factor was seen at sign-in, or null where it was not
/// @param since when the app signed in
/// @param refresh the refresh token that is good now; an older one is a reused one
/// @param revision raised by every write, so that of two who use a token at once one loses
/// @param endsAt when the family ends unless it is refreshed; in the past where it was revoked
@Document("security.authorizations")
record AuthorizationDocument(
        @Id String id,
        @Indexed UUID account,
        @Nullable Instant factorAt,
        Instant since,
        Asked asked,
        @Nullable Issued code,
        @Nullable Issued refresh,
        long revision,
        @Indexed(expireAfter = "0s") Instant endsAt) {

    /// What the app asked for.
    record Asked(
            String clientId,
            String uri,
            @Nullable String redirectUri,
            Set<String> scopes,
            @Nullable String state,
            @Nullable String challenge) {}

    /// A token that was issued.
    record Issued(String hash, Instant at, Instant until, boolean spent) {}
}
