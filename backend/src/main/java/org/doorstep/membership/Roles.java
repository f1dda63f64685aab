package org.doorstep.membership;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.membership.role.GrantStore;
import org.doorstep.membership.volunteer.VolunteerStore;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.Grant;
import org.doorstep.security.Permissions;
import org.doorstep.security.Role;
import org.doorstep.security.RoleSource;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may do what, where, until when; answers security's port. Every question reads the store, so
/// a role that is taken away is gone from the next call on. Safe for use by many threads and nodes.
public class Roles implements RoleSource {

    private static final String ROW = "role-grants";

    /// The cell of the row for those who may give the two lower roles only.
    private static final String LOWER_ONLY = "activist/lead only";

    private static final Set<Role> LOWER = EnumSet.of(Role.ACTIVIST, Role.CANVASS_LEAD);

    private final GrantStore store;
    private final VolunteerStore volunteers;
    private final Permissions permissions;
    private final Branches branches;
    private final AuditTrail audit;
    private final Clock clock;

    Roles(
            GrantStore store,
            VolunteerStore volunteers,
            Permissions permissions,
            Branches branches,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.volunteers = volunteers;
        this.permissions = permissions;
        this.branches = branches;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Grant> grantsOf(AccountId account) {
        return store.of(VolunteerId.of(account));
    }

    /// A role that somebody has.
    ///
    /// @param who the volunteer
    /// @param by who gave it, or null where it was the machine
    /// @param mayEnd whether the person who asks may end it, a fresh second factor aside
    public record Held(VolunteerId who, Grant grant, @Nullable AccountId by, boolean mayEnd) {}

    /// The roles that count at a branch: given there, above and below it; those to come as well,
    /// those who may most first. Needs `role-grants` at the branch, whatever it lets give.
    public Outcome<List<Held>> list(BranchId branch, Actor by) {
        if (permissions.conditions(by, ROW, branch).isEmpty()) {
            return Outcome.refused(
                    permissions.mayAnywhere(by, ROW)
                            ? Refusal.notFound()
                            : permissions.refusal(by, ROW));
        }
        var around =
                Stream.concat(
                                branches.lineage(branch).stream(),
                                branches.withDescendants(branch).stream())
                        .map(Branch::id)
                        .collect(Collectors.toSet());
        return Outcome.done(
                store.at(around, London.now(clock)).stream()
                        .sorted(
                                Comparator.comparing(
                                                (GrantStore.Given given) -> given.grant().role())
                                        .reversed()
                                        .thenComparing(given -> given.volunteer().toString()))
                        .map(given ->
                                new Held(
                                        given.volunteer(),
                                        given.grant(),
                                        given.by(),
                                        givable(given.grant().branch(), by)
                                                .contains(given.grant().role())))
                        .toList());
    }

    /// The roles that this person may give at that branch, a fresh second factor aside.
    public Set<Role> givable(BranchId branch, Actor by) {
        var conditions = permissions.conditions(by, ROW, branch);
        if (conditions.stream().anyMatch(cell -> cell.startsWith("Y"))) {
            return EnumSet.allOf(Role.class);
        }
        return conditions.contains(LOWER_ONLY) ? LOWER : Set.of();
    }

    /// Gives an approved volunteer a role on a branch; a second grant of the same role on the same
    /// branch replaces the first. Needs `role-grants` at the branch; organisers and agents give
    /// only what that row lets them.
    ///
    /// @param until when it ends, after now, or null for one without an end
    public Outcome<Grant> grant(
            VolunteerId volunteer, Role role, BranchId branch, @Nullable Instant until, Actor by) {
        if (until != null && !until.isAfter(clock.instant())) {
            return Outcome.refused(
                    Refusal.ofField("until", "a moment to come", "Leave it out for no end."));
        }
        return mayGive(role, branch, by)
                .then(actor -> approved(volunteer))
                .map(known -> {
                    var grant = new Grant(role, branch, London.now(clock), until);
                    store.put(volunteer, grant, by.account());
                    audit.record("role-granted", by, branch, volunteer + "|" + role, null);
                    return grant;
                });
    }

    /// Ends a role at once. No effect where there is none.
    public Outcome<VolunteerId> end(VolunteerId volunteer, Role role, BranchId branch, Actor by) {
        return mayGive(role, branch, by)
                .map(actor -> {
                    store.remove(volunteer, role, branch);
                    audit.record("role-ended", by, branch, volunteer + "|" + role, null);
                    return volunteer;
                });
    }

    private Outcome<Actor> mayGive(Role role, BranchId branch, Actor by) {
        return LOWER.contains(role) && permissions.conditions(by, ROW, branch).contains(LOWER_ONLY)
                ? Outcome.done(by)
                : permissions.check(by, ROW, branch);
    }

    private Outcome<VolunteerId> approved(VolunteerId volunteer) {
        return volunteers
                .find(volunteer)
                .filter(found -> found.status() == VolunteerStatus.APPROVED)
                .map(found -> Outcome.done(volunteer))
                .orElseGet(() -> Outcome.refused(Refusal.notFound()));
    }
}
