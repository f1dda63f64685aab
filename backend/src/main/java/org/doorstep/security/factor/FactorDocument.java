package org.doorstep.security.factor;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The second factors of an account other than passkeys.
///
/// @param totp the secret of the authenticator app, sealed, or null where there is none
/// @param lastStep the newest step whose code was used
/// @param since when the app was added
/// @param offered a secret that was shown but not confirmed yet, sealed
/// @param recovery hashes of the recovery codes that are left
@Document("security.factors")
record FactorDocument(
        @Id UUID account,
        @Nullable String totp,
        long lastStep,
        @Nullable Instant since,
        @Nullable String offered,
        @Nullable List<String> recovery) {}
