package org.doorstep.kernel;

/// A value that must not be printed: a token, a key, a code. Immutable, safe to share.
///
/// `toString()` gives `[REDACTED]`, so a secret that strays into a log line or an error stays one.
///
/// @param value the secret itself; never empty
public record Secret(String value) {

    /// What stands in the place of every secret and every contact point that is printed.
    public static final String REDACTED = "[REDACTED]";

    public Secret {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an empty secret protects nothing");
        }
    }

    @Override
    public String toString() {
        return REDACTED;
    }
}
