package org.doorstep.membership;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Page;
import org.doorstep.kernel.PageRequest;
import org.doorstep.kernel.Refusal;
import org.doorstep.membership.volunteer.Approvals;
import org.doorstep.membership.volunteer.NameSearch;
import org.doorstep.membership.volunteer.Volunteer;
import org.doorstep.membership.volunteer.VolunteerStore;
import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.Permissions;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The volunteers, for the other rooms. Safe for use by many threads and nodes.
public class Volunteers {

    private static final String DETAILS = "volunteer-details";
    private static final String APPROVE = "approve-volunteer";

    private final VolunteerStore store;
    private final Approvals approvals;
    private final AudienceSource audience;
    private final Permissions permissions;
    private final Branches branches;
    private final Clock clock;

    Volunteers(
            VolunteerStore store,
            Approvals approvals,
            AudienceSource audience,
            Permissions permissions,
            Branches branches,
            Clock clock) {
        this.store = store;
        this.approvals = approvals;
        this.audience = audience;
        this.permissions = permissions;
        this.branches = branches;
        this.clock = clock;
    }

    /// The volunteer of that id; empty for an unknown, an unverified and an erased one.
    public Optional<VolunteerProfile> find(VolunteerId id) {
        return store.find(id)
                .filter(found -> found.status() != VolunteerStatus.UNVERIFIED)
                .map(this::profile);
    }

    /// The names of those volunteers, in one read; unknown and erased ones are left out.
    public Map<VolunteerId, VolunteerName> names(Collection<VolunteerId> ids) {
        return store.findAll(ids).stream()
                .collect(Collectors.toMap(Volunteer::id, Volunteer::named));
    }

    /// The approved volunteers of a branch and those below it, in the order of their ids (so by
    /// sign-up). Needs `volunteer-details` at the branch; the names only.
    public Outcome<Page<VolunteerName>> list(BranchId branch, Actor by, PageRequest page) {
        return maySeeNames(by, branch)
                .then(actor ->
                        page(VolunteerStatus.APPROVED, branches.idsWithin(branch), page)
                                .map(found -> found.map(Volunteer::named)));
    }

    /// Whether this person may look for volunteers of that branch by name: needs
    /// `volunteer-details` there.
    public Outcome<Actor> maySearch(BranchId branch, Actor by) {
        return maySeeNames(by, branch);
    }

    /// Volunteers of a branch and those below it by parts of the name, in any order and whatever
    /// their case and accents; also those who wait or are blocked. By name, at most so many. Needs
    /// `volunteer-details` at the branch.
    ///
    /// @return refused where fewer than two letters are given, or more than sixty
    public Outcome<List<VolunteerName>> search(BranchId branch, String name, int most, Actor by) {
        return maySearch(branch, by)
                .then(actor ->
                        NameSearch.of(name)
                                .map(pattern -> Outcome.done(named(pattern, branch, most)))
                                .orElseGet(() ->
                                        Outcome.refused(
                                                Refusal.ofField(
                                                        "name",
                                                        "2 to 60 letters of a name",
                                                        "Type more of the name."))));
    }

    private List<VolunteerName> named(Pattern pattern, BranchId branch, int most) {
        return store.named(pattern, branches.idsWithin(branch), most).stream()
                .map(Volunteer::named)
                .sorted(Comparator.comparing(VolunteerName::name))
                .toList();
    }

    /// Those of these volunteers who are known and of age.
    public Set<VolunteerId> ofAge(Collection<VolunteerId> ids) {
        var today = London.today(clock);
        return store.findAll(ids).stream()
                .filter(found -> !found.isMinorOn(today))
                .map(Volunteer::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// How these volunteers can be reached now, for audience sources of other rooms: nothing of it
    /// is to be kept. Those who are unknown, blocked or erased are left out.
    public Map<RecipientRef, Reachable> reachable(Collection<RecipientRef> refs) {
        return audience.addresses(refs);
    }

    /// The branch of the volunteer behind a ref, for audience sources of other rooms; empty for
    /// refs of other kinds and for somebody unknown.
    public Optional<BranchId> branchOf(RecipientRef ref) {
        return audience.branchOf(ref);
    }

    /// How to reach a volunteer. Needs an unconditional `volunteer-details` at the volunteer's
    /// branch.
    public Outcome<ContactDetails> contactDetails(VolunteerId id, Actor by) {
        return known(id)
                .then(found ->
                        permissions
                                .check(by, DETAILS, found.branch())
                                .map(actor -> found.contactDetails()));
    }

    /// Who waits for approval in the branches this person may approve for, the longest first. Needs
    /// `approve-volunteer` somewhere.
    public Outcome<Page<VolunteerProfile>> waiting(Actor by, PageRequest page) {
        var reach = permissions.reach(by, APPROVE);
        return reach.isEmpty()
                ? Outcome.refused(permissions.refusal(by, APPROVE))
                : page(VolunteerStatus.PENDING, reach, page).map(found -> found.map(this::profile));
    }

    /// How many wait for this person; 0 for those who may not approve.
    public long countWaiting(Actor by) {
        var reach = permissions.reach(by, APPROVE);
        return reach.isEmpty() ? 0 : approvals.countWaiting(reach);
    }

    /// Approves a volunteer, who becomes an activist of the branch. Repeating it changes nothing.
    ///
    /// @return refused with 409 `not-waiting` where the volunteer was blocked meanwhile
    public Outcome<VolunteerProfile> approve(VolunteerId id, Actor by) {
        return known(id)
                .then(found -> mayDecide(found, by))
                .then(found -> approvals.approve(found, by))
                .map(this::profile);
    }

    /// Turns a volunteer away, waiting or approved; every role ends.
    ///
    /// @param reason why, 1 to 500 characters, for the audit trail
    public Outcome<VolunteerProfile> block(VolunteerId id, String reason, Actor by) {
        return known(id)
                .then(found -> mayDecide(found, by))
                .then(found -> approvals.block(found, reason, by))
                .map(this::profile);
    }

    private Outcome<Volunteer> known(VolunteerId id) {
        return store.find(id)
                .filter(found -> found.status() != VolunteerStatus.UNVERIFIED)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.notFound()));
    }

    private Outcome<Volunteer> mayDecide(Volunteer volunteer, Actor by) {
        return permissions.check(by, APPROVE, volunteer.branch()).map(actor -> volunteer);
    }

    /// `own team` names nobody as long as there are no teams.
    private Outcome<Actor> maySeeNames(Actor by, BranchId branch) {
        return permissions.conditions(by, DETAILS, branch).contains("names and roles")
                ? Outcome.done(by)
                : permissions.check(by, DETAILS, branch);
    }

    private Outcome<Page<Volunteer>> page(
            VolunteerStatus status, Set<BranchId> within, PageRequest request) {
        var after = request.cursor();
        if (after != null && !isId(after)) {
            return Outcome.refused(
                    Refusal.ofField(
                            "cursor",
                            "the nextCursor of the page before",
                            "Send the cursor as it was received."));
        }
        var found = store.page(status, within, after, request.limit() + 1);
        var more = found.size() > request.limit();
        List<Volunteer> items = more ? found.subList(0, request.limit()) : found;
        @Nullable String next = more ? items.getLast().id().toString() : null;
        return Outcome.done(new Page<>(items, next));
    }

    private VolunteerProfile profile(Volunteer volunteer) {
        return volunteer.profileOn(London.today(clock));
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }
}
