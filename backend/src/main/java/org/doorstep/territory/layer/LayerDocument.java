package org.doorstep.territory.layer;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/// One import of a layer in the store. Its tiles count for nothing until the state says LOADED; of
/// several loaded under one name the last one counts.
///
/// @param touchedAt while STAGED, when the import last wrote; once LOADED, when it was loaded
@Document("territory.layers")
record LayerDocument(
        @Id String id, LayerKind kind, String name, State state, int items, Instant touchedAt) {

    /// STAGED while its tiles are being written, LOADED by one write at the end.
    enum State {
        STAGED,
        LOADED
    }
}
