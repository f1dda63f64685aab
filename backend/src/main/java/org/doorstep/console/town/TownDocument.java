package org.doorstep.console.town;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// How far the demonstration town has come in this store.
///
/// @param id there is one town
/// @param complete whether every room has loaded its part; false where loading was interrupted
@Document("console.town")
record TownDocument(@Id String id, boolean complete) {

    static final String TOWN = "town";
}
