package org.doorstep.canvassing.store;

import org.doorstep.campaigns.CampaignId;
import org.doorstep.canvassing.Assignee;
import org.doorstep.canvassing.Assignment;
import org.doorstep.canvassing.AssignmentId;
import org.doorstep.canvassing.AssignmentState;
import org.doorstep.canvassing.PartState;
import org.doorstep.canvassing.StreetPartId;
import org.doorstep.canvassing.Walk;
import org.doorstep.canvassing.WalkMeasure;
import org.doorstep.canvassing.WalkPart;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.doorstep.territory.Side;
import org.doorstep.territory.StreetId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// An assignment in the store.
///
/// @param measure null in a document from before walks went along streets
/// @param state one of [AssignmentState], or [#GIVING] before it is opened
@Document("canvassing.assignments")
@CompoundIndex(name = "branch", def = "{'branch': 1, 'givenAt': 1}")
@CompoundIndex(name = "volunteer", def = "{'volunteer': 1, 'givenAt': 1}")
@CompoundIndex(name = "due", def = "{'state': 1, 'until': 1}")
record AssignmentDocument(
        @Id String id,
        String branch,
        @Nullable String campaign,
        String name,
        String wardName,
        @Nullable String volunteer,
        @Nullable String team,
        String givenBy,
        Instant givenAt,
        Instant until,
        String state,
        @Nullable Instant overAt,
        List<PartDocument> parts,
        int metres,
        long seconds,
        @Nullable WalkMeasure measure,
        long version) {

    static final String GIVING = "GIVING";

    /// @param line longitude, latitude, longitude, latitude, and so on
    /// @param whole the side that the part is a range of; null where it is all of it
    record PartDocument(
            String id,
            @Nullable String whole,
            String street,
            String name,
            String place,
            Side side,
            int from,
            int to,
            int doors,
            List<Double> line,
            PartState state,
            int doorsDone,
            @Nullable String reason,
            @Nullable Instant reportedAt) {

        static PartDocument of(WalkPart part) {
            var line = new ArrayList<Double>(part.line().size() * 2);
            for (var point : part.line()) {
                line.add(point.longitude());
                line.add(point.latitude());
            }
            return new PartDocument(
                    part.id().toString(),
                    part.isSplit() ? part.whole().toString() : null,
                    part.street().toString(),
                    part.name(),
                    part.place(),
                    part.side(),
                    part.from(),
                    part.to(),
                    part.doors(),
                    line,
                    part.state(),
                    part.doorsDone(),
                    part.reason(),
                    part.reportedAt());
        }

        WalkPart part() {
            var points = new ArrayList<GeoPoint>(line.size() / 2);
            for (var i = 0; i < line.size(); i += 2) {
                points.add(new GeoPoint(line.get(i + 1), line.get(i)));
            }
            return new WalkPart(
                    StreetPartId.of(id),
                    StreetPartId.of(whole == null ? id : whole),
                    StreetId.of(street),
                    name,
                    place,
                    side,
                    from,
                    to,
                    doors,
                    points,
                    state,
                    doorsDone,
                    reason,
                    reportedAt);
        }
    }

    /// As it is while it is being given.
    static AssignmentDocument giving(Assignment assignment) {
        var walk = assignment.walk();
        var volunteer =
                assignment.assignee() instanceof Assignee.OfVolunteer(var account)
                        ? account.toString()
                        : null;
        var team = assignment.assignee() instanceof Assignee.OfTeam(var name) ? name : null;
        return new AssignmentDocument(
                assignment.id().toString(),
                assignment.branch().toString(),
                assignment.campaign() == null ? null : assignment.campaign().toString(),
                assignment.name(),
                assignment.wardName(),
                volunteer,
                team,
                assignment.givenBy().toString(),
                assignment.givenAt(),
                assignment.until(),
                GIVING,
                null,
                walk.parts().stream().map(PartDocument::of).toList(),
                walk.metres(),
                walk.time().toSeconds(),
                walk.measure(),
                assignment.version());
    }

    boolean isGiving() {
        return state.equals(GIVING);
    }

    Assignment assignment() {
        return new Assignment(
                AssignmentId.of(id),
                BranchId.of(branch),
                campaign == null ? null : CampaignId.of(campaign),
                name,
                wardName,
                volunteer == null
                        ? new Assignee.OfTeam(Objects.requireNonNull(team))
                        : new Assignee.OfVolunteer(AccountId.of(volunteer)),
                AccountId.of(givenBy),
                givenAt,
                until,
                AssignmentState.valueOf(state),
                overAt,
                new Walk(
                        parts.stream().map(PartDocument::part).toList(),
                        metres,
                        Duration.ofSeconds(seconds),
                        measure == null ? WalkMeasure.STRAIGHT_LINES : measure),
                version);
    }
}
