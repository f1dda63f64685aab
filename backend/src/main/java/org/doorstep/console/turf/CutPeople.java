package org.doorstep.console.turf;

import org.doorstep.console.frame.Asked;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Page;
import org.doorstep.kernel.PageRequest;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerName;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.springframework.stereotype.Component;

import java.util.List;

/// Whom one can give a turf to.
@Component
class CutPeople {

    private final Volunteers volunteers;

    CutPeople(Volunteers volunteers) {
        this.volunteers = volunteers;
    }

    /// Empty for those who may not see names.
    List<VolunteerName> of(BranchId branch, Actor actor) {
        return switch (volunteers.list(branch, actor, PageRequest.first(PageRequest.MOST))) {
            case Outcome.Done<Page<VolunteerName>>(var page) -> page.items();
            case Outcome.Refused<Page<VolunteerName>> hidden -> List.of();
        };
    }

    /// @throws org.doorstep.kernel.RefusedException where the text names nobody
    static AccountId account(String text) {
        return Asked.field("volunteer", text, "A volunteer from the list.", VolunteerId::of)
                .account();
    }
}
