package org.doorstep.campaigns.shift;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/// A present check-in as stored: one per volunteer, gone when it ends.
///
/// @param id the volunteer
/// @param checkIn its own id
@Document("campaigns.check_ins")
record CheckInDocument(
        @Id String id,
        @Indexed(unique = true) String checkIn,
        double latitude,
        double longitude,
        Instant since,
        @Indexed(expireAfter = "0s") Instant until,
        @Nullable String action,
        boolean attended) {}
