package org.doorstep.membership.volunteer;

import org.doorstep.membership.FreeHours;
import org.doorstep.membership.Skill;
import org.doorstep.messaging.Language;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// What a volunteer wants to be different, as typed. What is null stays as it is.
///
/// @param clear facts to be emptied
public record ProfileChange(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable Integer yearOfBirth,
        @Nullable String postcode,
        @Nullable SentPoint homePoint,
        @Nullable Language language,
        @Nullable Set<Skill> skills,
        @Nullable List<FreeHours> freeHours,
        @Nullable Boolean locationOn,
        @Nullable String noticeVersion,
        Set<Fact> clear) {

    public ProfileChange {
        clear = Set.copyOf(clear);
    }

    /// The facts that may be emptied.
    public enum Fact {
        PHONE,
        EMAIL,
        POSTCODE,
        HOME_POINT,
        LANGUAGE
    }

    /// Prints nothing of the person.
    @Override
    public String toString() {
        return "ProfileChange[REDACTED]";
    }
}
