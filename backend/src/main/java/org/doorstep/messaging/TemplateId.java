package org.doorstep.messaging;

import java.util.UUID;

/// The id of a template; its versions share it.
public record TemplateId(UUID value) {

    /// Reads the text form of [#toString()].
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static TemplateId of(String text) {
        return new TemplateId(UUID.fromString(text));
    }

    /// The UUID in lower case, as on the wire and in the store.
    @Override
    public String toString() {
        return value.toString();
    }
}
