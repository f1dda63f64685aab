package org.doorstep.campaigns.nearby;

import org.doorstep.campaigns.Action;
import org.doorstep.security.BranchId;

import java.util.function.BiPredicate;

/// Which actions somebody may see and take: open ones everybody who was not turned away; others
/// those who are approved and belong to the action's branch, to one below it or to one above it.
///
/// @param isWithin whether the first branch is the second or stands below it
public record Reach(BiPredicate<BranchId, BranchId> isWithin) {

    /// Whether the person may see and take the action.
    public boolean covers(Seeker seeker, Action action) {
        return switch (seeker.standing()) {
            case BLOCKED -> false;
            case PENDING -> action.open();
            case APPROVED ->
                    action.open()
                            || seeker.branches().stream()
                                    .anyMatch(own ->
                                            isWithin.test(own, action.branch())
                                                    || isWithin.test(action.branch(), own));
        };
    }
}
