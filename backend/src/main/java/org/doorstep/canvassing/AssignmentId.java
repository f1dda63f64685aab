package org.doorstep.canvassing;

import java.util.UUID;

/// The id of an assignment.
public record AssignmentId(UUID value) {

    /// Reads the text form of [#toString()].
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static AssignmentId of(String text) {
        return new AssignmentId(UUID.fromString(text));
    }

    /// The UUID in lower case, as on the wire and in the store.
    @Override
    public String toString() {
        return value.toString();
    }
}
