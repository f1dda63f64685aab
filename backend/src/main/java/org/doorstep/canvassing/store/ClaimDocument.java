package org.doorstep.canvassing.store;

import org.doorstep.canvassing.AssignmentId;
import org.doorstep.canvassing.StreetPartId;
import org.doorstep.canvassing.assignment.PartClaim;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/// That an assignment holds a street side, or ten numbers of it.
///
/// @param id `<scope>|<side>` or `<scope>|<side>/<ten>`: what makes each be in one pair of hands at
///   most
/// @param part the side
/// @param ten null for all of the side, and in documents from before sides were split
@Document("canvassing.claims")
record ClaimDocument(
        @Id String id, @Indexed String part, @Nullable Integer ten, @Indexed String assignment) {

    static ClaimDocument of(String scope, PartClaim claim, AssignmentId assignment) {
        var side = scope + "|" + claim.side();
        return new ClaimDocument(
                claim.ten() == null ? side : side + "/" + claim.ten(),
                claim.side().toString(),
                claim.ten(),
                assignment.toString());
    }

    PartClaim claim() {
        return new PartClaim(StreetPartId.of(part), ten);
    }

    boolean isIn(String scope) {
        return id.startsWith(scope + "|");
    }
}
