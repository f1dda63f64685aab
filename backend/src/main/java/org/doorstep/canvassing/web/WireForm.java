package org.doorstep.canvassing.web;

import org.doorstep.api.model.MyAssignmentState;
import org.doorstep.api.model.MyAssignmentSummary;
import org.doorstep.api.model.Point;
import org.doorstep.api.model.StreetPart;
import org.doorstep.api.model.StreetPartSide;
import org.doorstep.api.model.StreetPartState;
import org.doorstep.canvassing.Assignment;
import org.doorstep.canvassing.WalkPart;
import org.springframework.stereotype.Component;

/// Assignments as the contract says them.
@Component
class WireForm {

    MyAssignmentSummary summary(Assignment assignment) {
        var walk = assignment.walk();
        return new MyAssignmentSummary(
                assignment.id().value(),
                assignment.name(),
                assignment.wardName().isEmpty() ? null : assignment.wardName(),
                MyAssignmentState.valueOf(assignment.state().name()),
                assignment.givenAt(),
                assignment.until(),
                walk.parts().size(),
                walk.doors(),
                walk.doorsDone());
    }

    // The contract lets reportedAt be missing; the generated record says so where NullAway does not
    // look.
    @SuppressWarnings("NullAway")
    StreetPart part(WalkPart part) {
        return new StreetPart(
                part.id().value(),
                part.name(),
                part.place().isEmpty() ? null : part.place(),
                StreetPartSide.valueOf(part.side().name()),
                part.from(),
                part.to(),
                part.doors(),
                StreetPartState.valueOf(part.state().name()),
                part.doorsDone(),
                part.reason(),
                part.reportedAt(),
                part.line().stream()
                        .map(point -> new Point(point.latitude(), point.longitude()))
                        .toList());
    }
}
