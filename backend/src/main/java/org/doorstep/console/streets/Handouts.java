package org.doorstep.console.streets;

import org.doorstep.canvassing.Assignee;
import org.doorstep.canvassing.Assignment;
import org.doorstep.canvassing.Assignments;
import org.doorstep.canvassing.Handout;
import org.doorstep.canvassing.Walk;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Page;
import org.doorstep.kernel.PageRequest;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerName;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What the pages of handing out ask of walks and people.
@Component
class Handouts {

    private static final LocalTime EVENING = LocalTime.of(21, 0);

    private final Assignments assignments;
    private final Volunteers volunteers;
    private final Clock clock;

    Handouts(Assignments assignments, Volunteers volunteers, Clock clock) {
        this.assignments = assignments;
        this.volunteers = volunteers;
        this.clock = clock;
    }

    /// Until when a walk is given where nobody says otherwise: tomorrow evening.
    Instant usualEnd() {
        return London.today(clock).plusDays(1).atTime(EVENING).atZone(London.ZONE).toInstant();
    }

    /// The branch's assignments in the order of the room, with the names of those who walk.
    List<AssignmentRow> rows(BranchId branch) {
        return named(assignments.list(branch));
    }

    AssignmentRow row(Assignment assignment) {
        return named(List.of(assignment)).getFirst();
    }

    /// Whom one can give streets to; empty for those who may not see names.
    List<VolunteerName> people(BranchId branch, Actor actor) {
        return switch (volunteers.list(branch, actor, PageRequest.first(PageRequest.MOST))) {
            case Outcome.Done<Page<VolunteerName>>(var page) -> page.items();
            case Outcome.Refused<Page<VolunteerName>> hidden -> List.of();
        };
    }

    /// The walk that the streets of the form would make, whoever gets it.
    Outcome<Walk> preview(BranchId branch, HandoutForm form, Actor actor) {
        var handout =
                Handout.of(branch, new Assignee.OfTeam("preview"), form.streetIds(), usualEnd());
        return assignments.preview(handout, actor);
    }

    private List<AssignmentRow> named(List<Assignment> found) {
        var ids =
                found.stream()
                        .map(Assignment::assignee)
                        .flatMap(Handouts::volunteer)
                        .distinct()
                        .toList();
        var names = volunteers.names(ids);
        return found.stream()
                .map(one ->
                        new AssignmentRow(
                                one,
                                switch (one.assignee()) {
                                    case Assignee.OfTeam(var team) -> team;
                                    case Assignee.OfVolunteer(var account) -> {
                                        var name = names.get(VolunteerId.of(account));
                                        yield name == null
                                                ? ""
                                                : Objects.requireNonNull(name.name());
                                    }
                                }))
                .toList();
    }

    private static Stream<VolunteerId> volunteer(Assignee assignee) {
        return assignee instanceof Assignee.OfVolunteer(var account)
                ? Stream.of(VolunteerId.of(account))
                : Stream.empty();
    }
}
