package org.doorstep.canvassing;

import org.doorstep.territory.StreetId;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The id of a street part: one entry of a street's sides. Worked out from the two, so that the
/// same part has the same id in every assignment.
public record StreetPartId(UUID value) {

    /// @param side the place of the side in the street's list, from 0
    public static StreetPartId of(StreetId street, int side) {
        return new StreetPartId(
                UUID.nameUUIDFromBytes((street + "/" + side).getBytes(StandardCharsets.US_ASCII)));
    }

    /// Reads the text form of [#toString()].
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static StreetPartId of(String text) {
        return new StreetPartId(UUID.fromString(text));
    }

    /// The UUID in lower case, as on the wire and in the store.
    @Override
    public String toString() {
        return value.toString();
    }
}
