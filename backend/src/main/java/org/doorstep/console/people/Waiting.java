package org.doorstep.console.people;

import org.doorstep.membership.ContactDetails;
import org.doorstep.membership.VolunteerProfile;
import org.jspecify.annotations.Nullable;

/// Somebody who waits, as the page shows it.
///
/// @param profile what the person said
/// @param branchName the branch in words
/// @param wardName the home ward in words; empty where it is not known
/// @param contact how to reach the person, or null where the reader may not know
record Waiting(
        VolunteerProfile profile,
        String branchName,
        String wardName,
        @Nullable ContactDetails contact) {}
