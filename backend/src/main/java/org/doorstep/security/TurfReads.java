package org.doorstep.security;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.springframework.beans.factory.ObjectProvider;

/// Who may read the people of a turf: whoever the table lets read the branch's, and whoever walks
/// it, as long as the assignment lives. The register's rooms ask here before every such read. Safe
/// for use by many threads.
public class TurfReads {

    private static final String BRANCH = "branch-electors";
    private static final String WALK = "walk-electors";

    private final Permissions permissions;
    private final ObjectProvider<WalkAccess> walks;

    TurfReads(Permissions permissions, ObjectProvider<WalkAccess> walks) {
        this.permissions = permissions;
        this.walks = walks;
    }

    /// May this person read the people of that assignment's turf?
    ///
    /// @param branch the branch of the assignment
    /// @return refused as not found where the assignment is over, is somebody else's or does not
    ///   exist, and as forbidden where the table closes the row to this person
    public Outcome<Actor> check(Actor actor, BranchId branch, String assignment) {
        if (permissions.may(actor, BRANCH, branch)) {
            return Outcome.done(actor);
        }
        if (!permissions.mayAnywhere(actor, WALK)) {
            return Outcome.refused(permissions.refusal(actor, WALK));
        }
        var walking =
                permissions.may(actor, WALK, branch)
                        && walks.stream()
                                .anyMatch(one -> one.isWalking(actor.account(), assignment));
        return walking ? Outcome.done(actor) : Outcome.refused(Refusal.notFound());
    }
}
