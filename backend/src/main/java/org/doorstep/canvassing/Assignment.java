package org.doorstep.canvassing;

import org.doorstep.campaigns.CampaignId;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/// A walk given to somebody until a time.
///
/// @param id its id
/// @param branch the branch it was given in
/// @param campaign the campaign it belongs to, or null
/// @param name the name of the walk
/// @param wardName the ward of most of its doors
/// @param assignee who walks
/// @param givenBy who gave it
/// @param givenAt when
/// @param until when it lapses
/// @param state whether it still holds its streets
/// @param overAt when it ended, or null while it is open
/// @param walk the street parts in order, with what has been reported
/// @param version rises with every change
public record Assignment(
        AssignmentId id,
        BranchId branch,
        @Nullable CampaignId campaign,
        String name,
        String wardName,
        Assignee assignee,
        AccountId givenBy,
        Instant givenAt,
        Instant until,
        AssignmentState state,
        @Nullable Instant overAt,
        Walk walk,
        long version) {

    /// Whether it holds its streets at that moment.
    public boolean isOpen(Instant at) {
        return state == AssignmentState.OPEN && at.isBefore(until);
    }

    /// As it is at that moment: LAPSED where its time has run out, told or not.
    Assignment asOf(Instant at) {
        return state == AssignmentState.OPEN && !isOpen(at)
                ? new Assignment(
                        id,
                        branch,
                        campaign,
                        name,
                        wardName,
                        assignee,
                        givenBy,
                        givenAt,
                        until,
                        AssignmentState.LAPSED,
                        until,
                        walk,
                        version)
                : this;
    }

    /// The part of that id, if it is on the walk.
    Optional<WalkPart> part(StreetPartId wanted) {
        return walk.parts().stream().filter(part -> part.id().equals(wanted)).findFirst();
    }
}
