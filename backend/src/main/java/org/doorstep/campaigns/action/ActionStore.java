package org.doorstep.campaigns.action;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.ActionId;
import org.doorstep.campaigns.CampaignId;
import org.doorstep.campaigns.MeetingPlace;
import org.doorstep.campaigns.Shift;
import org.doorstep.campaigns.shift.ShiftStore;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Actions in MongoDB, each with its shifts. Safe for use by many threads and nodes.
public final class ActionStore {

    private static final Comparator<Action> BY_START =
            Comparator.comparing(Action::startsAt).thenComparing(action -> action.id().toString());

    private final MongoTemplate mongo;
    private final ShiftStore shifts;

    public ActionStore(MongoTemplate mongo, ShiftStore shifts) {
        this.mongo = mongo;
        this.shifts = shifts;
    }

    /// Adds an action. Its shifts go first: a shift without its action is seen by nobody.
    public void add(Action action, @Nullable AccountId by) {
        shifts.add(action);
        mongo.insert(document(action, by));
        shifts.added();
    }

    /// The action of that id, with all its shifts.
    public Optional<Action> find(ActionId id) {
        return findAll(Set.of(id)).stream().findFirst();
    }

    /// Those actions that exist, each with all its shifts, by start.
    public List<Action> findAll(Collection<ActionId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var texts = ids.stream().map(ActionId::toString).toList();
        var shiftsOf = shifts.ofActions(ids);
        return mongo.find(query(where("_id").in(texts)), ActionDocument.class).stream()
                .map(document ->
                        action(
                                document,
                                shiftsOf.getOrDefault(ActionId.of(document.id()), List.of())))
                .filter(action -> !action.shifts().isEmpty())
                .sorted(BY_START)
                .toList();
    }

    /// The actions of these branches with a shift that starts in that time, by start.
    public List<Action> ofBranches(Collection<BranchId> branches, Instant from, Instant until) {
        return findAll(shifts.actionsOfBranches(branches, from, until));
    }

    /// Which actions have a shift with places left that starts in that time.
    Set<ActionId> idsWithPlaces(Instant from, Instant until) {
        return shifts.actionsWithPlaces(from, until);
    }

    /// The actions that meet in a box and have a shift with places left that starts in that time.
    public List<Action> withPlacesIn(BoundingBox box, Instant from, Instant until) {
        return findAll(shifts.actionsWithPlacesIn(box, from, until));
    }

    /// Marks an action and its shifts as called off.
    ///
    /// @return whether it was this call that did it
    public boolean cancel(ActionId id) {
        var first =
                mongo.updateFirst(
                                        query(
                                                where("_id")
                                                        .is(id.toString())
                                                        .and("cancelled")
                                                        .is(false)),
                                        new Update().set("cancelled", true).inc("version", 1),
                                        ActionDocument.class)
                                .getModifiedCount()
                        == 1;
        // Also on a repeat: a crash may have come between the two.
        shifts.cancelAll(id);
        return first;
    }

    private static ActionDocument document(Action action, @Nullable AccountId by) {
        var campaign = action.campaign();
        return new ActionDocument(
                action.id().toString(),
                campaign == null ? null : campaign.toString(),
                action.branch().toString(),
                action.kind(),
                action.title(),
                action.description(),
                action.area(),
                action.meeting().address(),
                action.meeting().point().latitude(),
                action.meeting().point().longitude(),
                action.skillsWanted().stream().sorted().toList(),
                action.open(),
                action.cancelled(),
                by == null ? null : by.toString(),
                action.version());
    }

    private static Action action(ActionDocument document, List<Shift> shifts) {
        var campaign = document.campaign();
        return new Action(
                ActionId.of(document.id()),
                campaign == null ? null : CampaignId.of(campaign),
                BranchId.of(document.branch()),
                document.kind(),
                document.title(),
                document.description(),
                document.area(),
                new MeetingPlace(
                        new GeoPoint(document.latitude(), document.longitude()),
                        document.address()),
                document.skillsWanted().isEmpty()
                        ? Set.of()
                        : EnumSet.copyOf(document.skillsWanted()),
                document.open(),
                document.cancelled(),
                shifts,
                document.version());
    }
}
