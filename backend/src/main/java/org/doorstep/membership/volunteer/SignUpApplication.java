package org.doorstep.membership.volunteer;

import org.doorstep.membership.FreeHours;
import org.doorstep.membership.Skill;
import org.doorstep.messaging.Language;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// What somebody enters to sign up, as typed.
///
/// @param noticeVersion the privacy notice that was shown and accepted
/// @param branch the branch wished for, or null for the one where the home is
public record SignUpApplication(
        String name,
        @Nullable String phone,
        @Nullable String email,
        int yearOfBirth,
        @Nullable String postcode,
        @Nullable SentPoint homePoint,
        Language language,
        Set<Skill> skills,
        List<FreeHours> freeHours,
        String noticeVersion,
        @Nullable BranchId branch) {

    /// Prints nothing of the person.
    @Override
    public String toString() {
        return "SignUpApplication[REDACTED]";
    }
}
