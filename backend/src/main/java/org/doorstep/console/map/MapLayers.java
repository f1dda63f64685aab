package org.doorstep.console.map;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.ActionView;
import org.doorstep.campaigns.Actions;
import org.doorstep.canvassing.Assignment;
import org.doorstep.canvassing.AssignmentState;
import org.doorstep.canvassing.Assignments;
import org.doorstep.console.ground.BranchGround;
import org.doorstep.console.ground.StreetRow;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.territory.BarrierLine;
import org.doorstep.territory.Street;
import org.doorstep.territory.Ward;
import org.doorstep.territory.Wards;
import org.doorstep.territory.Ways;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the map shows of a branch, each layer in the order of the list beside it.
@Component
class MapLayers {

    /// Streets of more wards than this are shown ward by ward.
    static final int MOST_WARDS_AT_ONCE = 20;

    private static final Duration AHEAD = Duration.ofDays(14);

    private static final Distance MARGIN = Distance.ofMetres(300);

    private final BranchGround ground;
    private final Wards territory;
    private final Ways ways;
    private final Actions actions;
    private final Assignments assignments;
    private final Clock clock;

    MapLayers(
            BranchGround ground,
            Wards territory,
            Ways ways,
            Actions actions,
            Assignments assignments,
            Clock clock) {
        this.ground = ground;
        this.territory = territory;
        this.ways = ways;
        this.actions = actions;
        this.assignments = assignments;
        this.clock = clock;
    }

    /// The ward asked for, or all of the branch.
    List<Ward> wards(BranchId branch, @Nullable Ward only) {
        return only == null ? ground.wards(branch) : List.of(only);
    }

    /// The streets of the ward asked for, or of all wards where they are few; those with a point in
    /// the box, if there is one.
    List<StreetRow> streets(BranchId branch, @Nullable Ward only, @Nullable BoundingBox box) {
        var wards = wards(branch, only);
        if (wards.size() > MOST_WARDS_AT_ONCE) {
            return List.of();
        }
        return ground.streets(branch, wards).stream()
                .filter(row -> box == null || isIn(box, row.street()))
                .toList();
    }

    /// The barriers in and about the ward asked for, or all wards; or in the box, if there is one.
    Stream<BarrierLine> barriers(BranchId branch, @Nullable Ward only, @Nullable BoundingBox box) {
        var ids = wards(branch, only).stream().map(Ward::id).toList();
        return Optional.ofNullable(box).or(() -> territory.boxOf(ids)).stream()
                .flatMap(around -> ways.barriersIn(around.grownBy(MARGIN)).stream());
    }

    /// The actions of the next 14 days that are not called off, each as this person may see it.
    List<ActionView> actions(Actor actor, BranchId branch, @Nullable BoundingBox box) {
        var now = London.now(clock);
        var found =
                box == null
                        ? actions.list(branch, now, now.plus(AHEAD))
                        : actions.inBox(branch, box, now, now.plus(AHEAD));
        return found.stream()
                .filter(action -> !action.cancelled())
                .flatMap(action -> view(actor, action).stream())
                .toList();
    }

    /// The open assignments.
    List<Assignment> walks(BranchId branch, @Nullable BoundingBox box) {
        return assignments.list(branch).stream()
                .filter(one -> one.state() == AssignmentState.OPEN)
                .filter(one -> box == null || isIn(box, one))
                .toList();
    }

    /// Where an action is shown: exactly for those who may know, else within a kilometre.
    static GeoPoint place(ActionView view) {
        var meeting = view.meeting();
        return meeting == null ? view.roughPoint() : meeting.point();
    }

    private Optional<ActionView> view(Actor actor, Action action) {
        return switch (actions.view(action.id(), actor)) {
            case Outcome.Done<ActionView>(var view) -> Optional.of(view);
            case Outcome.Refused<ActionView> hidden -> Optional.empty();
        };
    }

    private static boolean isIn(BoundingBox box, Street street) {
        return street.sides().stream().anyMatch(side -> meets(box, side.line()));
    }

    private static boolean isIn(BoundingBox box, Assignment assignment) {
        return assignment.walk().parts().stream().anyMatch(part -> meets(box, part.line()));
    }

    private static boolean meets(BoundingBox box, List<GeoPoint> line) {
        return box.meets(BoundingBox.of(line));
    }
}
