package org.doorstep.campaigns.shift;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// How often the openings of the party have changed.
@Document("campaigns.openings")
record OpeningsDocument(@Id String id, long version) {}
