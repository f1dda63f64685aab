package org.doorstep.territory;

import java.util.UUID;

/// The id of a street in one ward.
public record StreetId(UUID value) {

    /// Reads the text form of [#toString()].
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static StreetId of(String text) {
        return new StreetId(UUID.fromString(text));
    }

    /// The UUID in lower case, as on the wire and in the store.
    @Override
    public String toString() {
        return value.toString();
    }
}
