package org.doorstep.campaigns;

import java.util.UUID;

/// The id of a sign-up: one place taken in a shift. A phone may give it, version 7.
public record SignUpId(UUID value) {

    /// Reads the text form of [#toString()].
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static SignUpId of(String text) {
        return new SignUpId(UUID.fromString(text));
    }

    /// The UUID in lower case, as on the wire and in the store.
    @Override
    public String toString() {
        return value.toString();
    }
}
