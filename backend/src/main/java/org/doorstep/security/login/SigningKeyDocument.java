package org.doorstep.security.login;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/// A key that signs access tokens, shared by all nodes.
///
/// @param id its `kid`
/// @param sealed the private JWK, encrypted with a key outside the database
/// @param signsFrom from when on it signs, unless a newer one does; a little in the future, so that
///   every node knows it before the first token comes
/// @param verifiesUntil until when its tokens count, or null while it is the newest
@Document("security.signing-keys")
record SigningKeyDocument(
        @Id String id, String sealed, Instant signsFrom, @Nullable Instant verifiesUntil) {}
