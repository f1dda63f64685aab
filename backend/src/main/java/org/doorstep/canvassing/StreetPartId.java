package org.doorstep.canvassing;

import org.doorstep.territory.NumberRange;
import org.doorstep.territory.StreetId;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The id of a street part: one entry of a street's sides, or a range of its numbers. Worked out
/// from these, so that the same part has the same id in every assignment.
public record StreetPartId(UUID value) {

    /// @param side the place of the side in the street's list, from 0
    public static StreetPartId of(StreetId street, int side) {
        return new StreetPartId(
                UUID.nameUUIDFromBytes((street + "/" + side).getBytes(StandardCharsets.US_ASCII)));
    }

    /// A range of the numbers of a side.
    ///
    /// @param numbers null for all of them
    public static StreetPartId of(StreetId street, int side, @Nullable NumberRange numbers) {
        return numbers == null
                ? of(street, side)
                : new StreetPartId(
                        UUID.nameUUIDFromBytes(
                                (street + "/" + side + "/" + numbers.from() + "-" + numbers.to())
                                        .getBytes(StandardCharsets.US_ASCII)));
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
