package org.doorstep.campaigns.shift;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.List;

/// A shift as stored, with the places taken in it: whether one is left is decided by one write to
/// this document.
///
/// @param branch the action's branch
/// @param latitude the action's meeting point
/// @param longitude the action's meeting point
/// @param places how many there are
/// @param placesLeft how many of them are not in `taken`
@Document("campaigns.shifts")
@CompoundIndex(name = "branch_start", def = "{'branch': 1, 'startsAt': 1}")
@CompoundIndex(name = "start", def = "{'startsAt': 1}")
@CompoundIndex(name = "end", def = "{'endsAt': 1}")
@CompoundIndex(name = "latitude_start", def = "{'latitude': 1, 'startsAt': 1}")
@CompoundIndex(name = "volunteer_start", def = "{'taken.volunteer': 1, 'startsAt': 1}")
record ShiftDocument(
        @Id String id,
        @Indexed String action,
        String branch,
        double latitude,
        double longitude,
        Instant startsAt,
        Instant endsAt,
        int places,
        int placesLeft,
        boolean cancelled,
        List<TakenPlace> taken) {

    /// One place taken.
    record TakenPlace(String signUp, String volunteer, Instant takenAt, boolean attended) {}
}
