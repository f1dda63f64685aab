package org.doorstep.campaigns;

import java.util.UUID;

/// The id of an action: a thing to turn up to.
public record ActionId(UUID value) {

    /// Reads the text form of [#toString()].
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static ActionId of(String text) {
        return new ActionId(UUID.fromString(text));
    }

    /// The UUID in lower case, as on the wire and in the store.
    @Override
    public String toString() {
        return value.toString();
    }
}
