package org.doorstep.security.login;

import org.doorstep.kernel.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.util.Map;

/// The keys of a production server, given from outside; a demonstration makes its own in a folder.
///
/// @param ring key id to 32 random bytes in Base64; ids are lower-case letters and digits. A key
///   stays here as long as anything in the data was made with it, for suppressions for ever.
/// @param newest the id with which new hashes and seals are made
/// @param handle 32 random bytes in Base64, never changed: the names of messages come from it
/// @param signing the key that signs access tokens, a private EC key on P-256 as JWK in JSON
/// @param directory where a demonstration keeps its keys; beside the data by default
@ConfigurationProperties("doorstep.keys")
public record KeySettings(
        @DefaultValue Map<String, Secret> ring,
        @Nullable String newest,
        @Nullable Secret handle,
        @Nullable Secret signing,
        @Nullable Path directory) {

    public KeySettings {
        ring = Map.copyOf(ring);
    }

    boolean isEmpty() {
        return ring.isEmpty() && newest == null && handle == null && signing == null;
    }
}
