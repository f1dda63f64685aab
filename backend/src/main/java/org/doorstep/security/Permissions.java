package org.doorstep.security;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.permission.Table;

import java.time.Clock;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// May this person do this, and where: the authorisation table, asked. Safe for use by many
/// threads.
///
/// A cell that begins with `Y` allows within the branches of the grant (what stands behind the `Y`,
/// such as "not own" or "+ reason", is for the handler to keep); `own` allows the person's own
/// records; other words (`own team`, `names and roles`) let the person in and are for the handler
/// to keep, see [#conditions]. An unknown row is an `IllegalArgumentException`.
public class Permissions {

    /// Allowed, once the second factor has been proved in the last 5 minutes.
    public static final ProblemCode FACTOR_STALE =
            new ProblemCode("second-factor-stale", 403, "Confirm that it is you");

    private final Table table = Table.read();
    private final Branches branches;
    private final Clock clock;

    Permissions(Branches branches, Clock clock) {
        this.branches = branches;
        this.clock = clock;
    }

    /// Whether somebody who is not signed in may come in.
    public boolean mayAnybody(String row) {
        return table.row(row).ofAnonymous().isYes();
    }

    /// Whether there is anything at all that this person may do under that row.
    public boolean mayAnywhere(Actor actor, String row) {
        var found = table.row(row);
        return found.isOpenToPending()
                || actor.grants().stream().anyMatch(grant -> !found.of(grant.role()).isRefusal());
    }

    /// Whether a grant of this person says `Y` for that row at that branch; where the cell asks for
    /// a fresh second factor, also whether it is.
    public boolean may(Actor actor, String row, BranchId where) {
        var fresh = actor.hasFreshFactor(clock.instant());
        return saysYes(actor, row, where, cell -> fresh || !cell.needsFreshFactor());
    }

    private boolean saysYes(Actor actor, String row, BranchId where, Predicate<Table.Cell> counts) {
        var found = table.row(row);
        return actor.grants().stream()
                .filter(grant -> found.of(grant.role()).isYes())
                .filter(grant -> counts.test(found.of(grant.role())))
                .anyMatch(grant -> branches.isWithin(where, grant.branch()));
    }

    /// The branches, with everything below them, where this person's grants say `Y` for that row.
    public Set<BranchId> reach(Actor actor, String row) {
        var found = table.row(row);
        return actor.grants().stream()
                .filter(grant -> found.of(grant.role()).isYes())
                .flatMap(grant -> branches.idsWithin(grant.branch()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// [#may] as an outcome: `FORBIDDEN` where the row is closed to this person whatever the
    /// object, `NOT_FOUND` where it is closed for this branch only, [#FACTOR_STALE] where only the
    /// second factor is not fresh enough.
    public Outcome<Actor> check(Actor actor, String row, BranchId where) {
        if (may(actor, row, where)) {
            return Outcome.done(actor);
        }
        if (saysYes(actor, row, where, cell -> true)) {
            return Outcome.refused(factorStale());
        }
        return Outcome.refused(mayAnywhere(actor, row) ? Refusal.notFound() : refusal(actor, row));
    }

    /// Why the row is closed to this person: as if there were nothing (404) where one of the
    /// person's roles says so, else plainly (403).
    public Refusal refusal(Actor actor, String row) {
        var found = table.row(row);
        var hidden =
                actor.grants().stream()
                        .anyMatch(grant -> found.of(grant.role()).text().equals("404"));
        return hidden
                ? Refusal.notFound()
                : Refusal.of(
                        ProblemCode.FORBIDDEN,
                        "only for the roles that may: " + found.action(),
                        "Ask an organiser of your branch.");
    }

    /// What is said where the second factor is not fresh enough.
    public static Refusal factorStale() {
        return Refusal.of(
                FACTOR_STALE,
                "a second factor proved less than 5 minutes ago",
                "Confirm with your passkey or authenticator app, then do it again.");
    }

    /// Whether the row allows this person's own records.
    public boolean isOwn(Actor actor, String row) {
        var found = table.row(row);
        return found.of(Role.ACTIVIST).isOwn()
                || actor.grants().stream().anyMatch(grant -> found.of(grant.role()).isOwn());
    }

    /// The cells of the row for the roles this person has at that branch, other than refusals; for
    /// example `own team` or `Y, not own`.
    public Set<String> conditions(Actor actor, String row, BranchId where) {
        var found = table.row(row);
        return actor.grants().stream()
                .filter(grant -> branches.isWithin(where, grant.branch()))
                .map(grant -> found.of(grant.role()))
                .filter(cell -> !cell.isRefusal())
                .map(Table.Cell::text)
                .collect(Collectors.toUnmodifiableSet());
    }
}
