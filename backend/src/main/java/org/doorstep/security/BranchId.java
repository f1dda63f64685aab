package org.doorstep.security;

import java.util.UUID;

/// The id of a branch, at any level of the tree.
public record BranchId(UUID value) {

    /// Reads the text form of [#toString()].
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static BranchId of(String text) {
        return new BranchId(UUID.fromString(text));
    }

    /// The UUID in lower case, as on the wire and in the store.
    @Override
    public String toString() {
        return value.toString();
    }
}
