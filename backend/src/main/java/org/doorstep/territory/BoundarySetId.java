package org.doorstep.territory;

import java.util.UUID;

/// The id of a boundary set: one import of ward outlines.
public record BoundarySetId(UUID value) implements Comparable<BoundarySetId> {

    /// Reads the text form of [#toString()].
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static BoundarySetId of(String text) {
        return new BoundarySetId(UUID.fromString(text));
    }

    /// Sets sort by the time they were imported, because ids do.
    @Override
    public int compareTo(BoundarySetId other) {
        return toString().compareTo(other.toString());
    }

    /// The UUID in lower case, as on the wire and in the store.
    @Override
    public String toString() {
        return value.toString();
    }
}
