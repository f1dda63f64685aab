package org.doorstep.campaigns.shift;

import org.doorstep.campaigns.CheckIn;
import org.doorstep.campaigns.nearby.FreeTime;
import org.doorstep.campaigns.nearby.Seeker;
import org.doorstep.campaigns.nearby.Seeker.Standing;
import org.doorstep.kernel.London;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerProfile;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.Grant;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Who is looking: what membership, security and the check-in know of somebody, put together.
public final class Seekers {

    private final Volunteers volunteers;
    private final CheckInStore checkIns;
    private final Clock clock;

    public Seekers(Volunteers volunteers, CheckInStore checkIns, Clock clock) {
        this.volunteers = volunteers;
        this.checkIns = checkIns;
        this.clock = clock;
    }

    /// The person as a seeker. Somebody without a volunteer's record has the standing of the roles
    /// they hold.
    public Seeker of(Actor actor) {
        var id = VolunteerId.of(actor.account());
        var roles = actor.grants().stream().map(Grant::branch).toList();
        return volunteers
                .find(id)
                .map(profile -> seeker(profile, roles))
                .orElseGet(() ->
                        new Seeker(
                                actor.isPending() ? Standing.PENDING : Standing.APPROVED,
                                Set.copyOf(roles),
                                Set.of(),
                                freeTime(id, List.of())));
    }

    private Seeker seeker(VolunteerProfile profile, List<BranchId> roles) {
        var branches = new HashSet<>(roles);
        branches.add(profile.name().branch());
        return new Seeker(
                standing(profile.name().status()),
                branches,
                profile.skills(),
                freeTime(profile.id(), profile.freeHours()));
    }

    private FreeTime freeTime(VolunteerId id, List<org.doorstep.membership.FreeHours> weekly) {
        var now = London.now(clock);
        return new FreeTime(weekly, now, checkIns.find(id, now).map(CheckIn::until).orElse(null));
    }

    private static Standing standing(VolunteerStatus status) {
        return switch (status) {
            case APPROVED -> Standing.APPROVED;
            case PENDING -> Standing.PENDING;
            case UNVERIFIED, BLOCKED, ERASED -> Standing.BLOCKED;
        };
    }
}
