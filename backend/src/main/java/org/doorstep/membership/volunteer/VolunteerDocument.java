package org.doorstep.membership.volunteer;

import org.doorstep.membership.Skill;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.messaging.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/// A volunteer as stored. An erased one keeps nothing but id, status and branch.
///
/// @param discardAt when an unverified sign-up is forgotten, else null
/// @param acceptedCode the hash of the code that proved the sign-up, so that it can be repeated
/// @param erasing whether other rooms have yet to be told of an erasure
@Document("membership.volunteers")
@CompoundIndex(name = "status_branch_id", def = "{'status': 1, 'branch': 1, '_id': 1}")
record VolunteerDocument(
        @Id String id,
        VolunteerStatus status,
        String branch,
        @Nullable PersonPart person,
        @Nullable ContactPart phone,
        @Nullable ContactPart email,
        @Nullable OfferPart offer,
        @Nullable CoursePart course,
        @Indexed(expireAfter = "0s") @Nullable Instant discardAt,
        @Nullable String acceptedCode,
        boolean erasing,
        long version) {

    record PersonPart(
            String name,
            int yearOfBirth,
            Language language,
            boolean locationOn,
            String noticeVersion,
            Instant noticeAcceptedAt) {}

    /// @param sealed the text, encrypted
    /// @param hash its keyed hash
    /// @param replaces what it is to replace, encrypted, or null
    record ContactPart(String sealed, String hash, boolean verified, @Nullable String replaces) {}

    record OfferPart(List<Skill> skills, List<FreePart> free, @Nullable HomePart home) {}

    record FreePart(DayOfWeek day, LocalTime from, LocalTime until) {}

    record HomePart(
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String postcode,
            @Nullable String ward) {}

    record CoursePart(
            Instant signedUpAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable String reason) {}
}
