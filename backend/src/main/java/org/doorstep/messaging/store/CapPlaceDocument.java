package org.doorstep.messaging.store;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/// A place of an address in a day or an hour, as MongoDB holds it: the `_id` is the place, so a
/// second taker is a duplicate key.
@Document(CapPlaceDocument.COLLECTION)
record CapPlaceDocument(
        @Id String id, String message, @Indexed(expireAfter = "0s") Instant forgetAt) {

    static final String COLLECTION = "messaging.capPlaces";
}
