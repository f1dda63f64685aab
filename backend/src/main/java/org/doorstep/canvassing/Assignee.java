package org.doorstep.canvassing;

import org.doorstep.security.AccountId;

/// Who walks: a volunteer, who sees the walk on the phone, or a team that gets it on paper.
public sealed interface Assignee {

    /// A volunteer, named by the account, whose id is the volunteer's.
    record OfVolunteer(AccountId account) implements Assignee {}

    /// A team.
    ///
    /// @param name what it is called, 1 to 60 characters
    record OfTeam(String name) implements Assignee {}
}
