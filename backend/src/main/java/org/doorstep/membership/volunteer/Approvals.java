package org.doorstep.membership.volunteer;

import org.doorstep.kernel.DomainFact;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.membership.VolunteerApproved;
import org.doorstep.membership.VolunteerBlocked;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.membership.role.GrantStore;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.BranchId;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/// An organiser's yes or no to a volunteer. Who may say it is checked by the caller. Safe for use
/// by many threads and nodes.
public final class Approvals {

    /// The volunteer was blocked in the meantime.
    static final ProblemCode NOT_WAITING =
            new ProblemCode("not-waiting", 409, "This volunteer is not waiting any more");

    private static final int LONGEST_REASON = 500;

    private final VolunteerStore store;
    private final GrantStore grants;
    private final AuditTrail audit;
    private final Consumer<DomainFact> facts;
    private final Clock clock;

    public Approvals(
            VolunteerStore store,
            GrantStore grants,
            AuditTrail audit,
            Consumer<DomainFact> facts,
            Clock clock) {
        this.store = store;
        this.grants = grants;
        this.audit = audit;
        this.facts = facts;
        this.clock = clock;
    }

    /// How many wait in these branches.
    public long countWaiting(Set<BranchId> branches) {
        return store.count(VolunteerStatus.PENDING, branches);
    }

    /// Approves; the volunteer becomes an activist of the branch. May be repeated.
    public Outcome<Volunteer> approve(Volunteer volunteer, Actor by) {
        var moved =
                decide(
                        volunteer,
                        EnumSet.of(VolunteerStatus.PENDING),
                        VolunteerStatus.APPROVED,
                        null,
                        by);
        var now = store.find(volunteer.id()).orElse(volunteer);
        if (now.status() != VolunteerStatus.APPROVED) {
            return Outcome.refused(
                    Refusal.of(
                            NOT_WAITING,
                            "only somebody who waits is approved",
                            "Read the list again."));
        }
        // Also on a repeat: a crash may have come between the approval and the grant.
        if (grants.of(volunteer.id()).isEmpty()) {
            var grant = new Grant(Role.ACTIVIST, volunteer.branch(), London.now(clock), null);
            grants.put(volunteer.id(), grant, by.account());
        }
        if (moved) {
            audit.record(
                    "volunteer-approved", by, volunteer.branch(), volunteer.id().toString(), null);
            facts.accept(new VolunteerApproved(volunteer.id(), London.now(clock)));
        }
        return Outcome.done(now);
    }

    /// Turns away; every role ends. May be repeated.
    public Outcome<Volunteer> block(Volunteer volunteer, String reason, Actor by) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            return Outcome.refused(
                    Refusal.ofField(
                            "reason",
                            "a reason of 1 to 500 characters",
                            "Say why, for the audit trail."));
        }
        var moved =
                decide(
                        volunteer,
                        EnumSet.of(VolunteerStatus.PENDING, VolunteerStatus.APPROVED),
                        VolunteerStatus.BLOCKED,
                        reason.strip(),
                        by);
        grants.removeAll(volunteer.id());
        if (moved) {
            audit.record(
                    "volunteer-blocked",
                    by,
                    volunteer.branch(),
                    volunteer.id().toString(),
                    reason.strip());
            facts.accept(new VolunteerBlocked(volunteer.id(), London.now(clock)));
        }
        return Outcome.done(store.find(volunteer.id()).orElse(volunteer));
    }

    private boolean decide(
            Volunteer volunteer,
            Collection<VolunteerStatus> from,
            VolunteerStatus to,
            @org.jspecify.annotations.Nullable String reason,
            Actor by) {
        var course =
                new Volunteer.Course(
                        volunteer.course().signedUpAt(),
                        London.now(clock),
                        by.account().toString(),
                        reason);
        return store.decide(volunteer.id(), from, to, course);
    }
}
