package org.doorstep.console.people;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Page;
import org.doorstep.kernel.PageRequest;
import org.doorstep.membership.ContactDetails;
import org.doorstep.membership.VolunteerProfile;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.Actor;
import org.doorstep.security.Branch;
import org.doorstep.security.Branches;
import org.doorstep.territory.Ward;
import org.doorstep.territory.Wards;
import org.springframework.stereotype.Component;

/// Puts together what an organiser needs to decide about somebody.
@Component
class WaitingPeople {

    private final Volunteers volunteers;
    private final Branches branches;
    private final Wards wards;

    WaitingPeople(Volunteers volunteers, Branches branches, Wards wards) {
        this.volunteers = volunteers;
        this.branches = branches;
        this.wards = wards;
    }

    Page<Waiting> page(Actor actor, PageRequest request) {
        return volunteers.waiting(actor, request).orThrow().map(one -> row(one, actor));
    }

    private Waiting row(VolunteerProfile profile, Actor actor) {
        var ward = profile.home().ward();
        var contact =
                switch (volunteers.contactDetails(profile.id(), actor)) {
                    case Outcome.Done<ContactDetails>(var details) -> details;
                    case Outcome.Refused<ContactDetails> hidden -> null;
                };
        return new Waiting(
                profile,
                branches.find(profile.name().branch()).map(Branch::name).orElse(""),
                ward == null ? "" : wards.find(ward).map(Ward::name).orElse(""),
                contact);
    }
}
