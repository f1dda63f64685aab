package org.doorstep.campaigns;

import java.util.UUID;

/// The id of a shift: a time slot of an action.
public record ShiftId(UUID value) {

    /// Reads the text form of [#toString()].
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static ShiftId of(String text) {
        return new ShiftId(UUID.fromString(text));
    }

    /// The UUID in lower case, as on the wire and in the store.
    @Override
    public String toString() {
        return value.toString();
    }
}
