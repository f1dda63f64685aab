package org.doorstep.campaigns;

import org.doorstep.campaigns.action.ActionStore;
import org.doorstep.campaigns.action.CampaignStore;
import org.doorstep.campaigns.action.Planning;
import org.doorstep.campaigns.nearby.Reach;
import org.doorstep.campaigns.shift.Seekers;
import org.doorstep.campaigns.shift.ShiftStore;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.kernel.DomainFact;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.membership.VolunteerId;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.Permissions;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The actions of the branches. Safe for use by many threads and nodes.
public class Actions {

    private static final String EDIT = "edit-actions";
    private static final String MEETING = "meeting-point";

    private final Stores stores;
    private final Planning planning;
    private final Access access;
    private final Consumer<DomainFact> facts;
    private final Clock clock;

    Actions(
            Stores stores,
            Planning planning,
            Access access,
            Consumer<DomainFact> facts,
            Clock clock) {
        this.stores = stores;
        this.planning = planning;
        this.access = access;
        this.facts = facts;
        this.clock = clock;
    }

    /// Where it is all kept.
    record Stores(ActionStore actions, ShiftStore shifts, CampaignStore campaigns) {}

    /// Who may see and do what.
    record Access(
            Permissions permissions,
            Branches branches,
            Seekers seekers,
            Reach reach,
            AuditTrail audit) {}

    /// Creates an action with its shifts. Needs `edit-actions` at the branch.
    ///
    /// @return refused with every field at fault, in the names of [NewAction]
    public Outcome<Action> create(NewAction action, Actor by) {
        return access.permissions()
                .check(by, EDIT, action.branch())
                .then(actor -> inItsCampaign(action))
                .then(planning::plan)
                .map(planned -> {
                    stores.actions().add(planned, by.account());
                    return planned;
                });
    }

    /// The action of that id, cancelled or not.
    public Optional<Action> find(ActionId id) {
        return stores.actions().find(id);
    }

    /// The action as this person may see it; refused as not found where the person may not see it
    /// at all.
    public Outcome<ActionView> view(ActionId id, Actor by) {
        return find(id).filter(action -> maySee(action, by))
                .map(action -> Outcome.done(view(action, by)))
                .orElseGet(() -> Outcome.refused(Refusal.notFound()));
    }

    /// The actions of a branch and those below it with a shift that starts in that time, by start,
    /// cancelled ones included.
    ///
    /// @param from inclusive
    /// @param until exclusive
    public List<Action> list(BranchId branch, Instant from, Instant until) {
        return stores.actions().ofBranches(access.branches().idsWithin(branch), from, until);
    }

    /// What of [#list] meets within a box, for the map.
    public List<Action> inBox(BranchId branch, BoundingBox box, Instant from, Instant until) {
        return list(branch, from, until).stream()
                .filter(action -> box.contains(action.meeting().point()))
                .toList();
    }

    /// Who has a place, by shift and time of taking. Needs `edit-actions` at the action's branch.
    public Outcome<List<SignUp>> signUps(ActionId id, Actor by) {
        return editable(id, by)
                .map(action ->
                        stores.shifts().takenOf(id).stream()
                                .flatMap(shift -> shift.taken().stream())
                                .toList());
    }

    /// Calls an action off. Needs `edit-actions` at the action's branch.
    ///
    /// @return refused with 409 `already-cancelled` where it was called off before
    public Outcome<Action> cancel(ActionId id, Actor by) {
        return editable(id, by)
                .then(action -> {
                    if (!stores.actions().cancel(id)) {
                        return Outcome.refused(CampaignsRefusals.alreadyCancelled());
                    }
                    access.audit().record("action-cancelled", by, id.toString(), null);
                    facts.accept(new ActionCancelled(id, London.now(clock)));
                    return Outcome.done(find(id).orElse(action));
                });
    }

    /// The action, for who may edit it: needs `edit-actions` at its branch.
    public Outcome<Action> editable(ActionId id, Actor by) {
        return find(id).map(Outcome::done)
                .orElseGet(() -> Outcome.refused(absent(by)))
                .then(action ->
                        access.permissions().check(by, EDIT, action.branch()).map(actor -> action));
    }

    /// What is said of an action or a shift that does not exist.
    Refusal absent(Actor by) {
        return access.permissions().mayAnywhere(by, EDIT)
                ? Refusal.notFound()
                : access.permissions().refusal(by, EDIT);
    }

    private Outcome<NewAction> inItsCampaign(NewAction action) {
        var campaign = action.campaign();
        var fits =
                campaign == null
                        || stores.campaigns()
                                .find(campaign)
                                .filter(found ->
                                        access.branches().isWithin(action.branch(), found.branch()))
                                .isPresent();
        return fits
                ? Outcome.done(action)
                : Outcome.refused(
                        Refusal.ofField(
                                "campaign",
                                "a campaign of the branch or of one above it",
                                "Choose one from the list."));
    }

    private boolean maySee(Action action, Actor by) {
        return access.reach().covers(access.seekers().of(by), action)
                || access.permissions().may(by, EDIT, action.branch());
    }

    private ActionView view(Action action, Actor by) {
        var places = placesOf(action, VolunteerId.of(by.account()));
        var exactly = !places.isEmpty() || access.permissions().may(by, MEETING, action.branch());
        var campaign = action.campaign();
        return new ActionView(
                action,
                branchName(action.branch()),
                campaign == null
                        ? null
                        : stores.campaigns().find(campaign).map(Campaign::name).orElse(null),
                action.meeting().roughly(),
                exactly ? action.meeting() : null,
                places);
    }

    /// A branch in words.
    public String branchName(BranchId branch) {
        return access.branches().find(branch).map(Branch::name).orElse("a closed branch");
    }

    private Map<ShiftId, SignUp> placesOf(Action action, VolunteerId volunteer) {
        var places = new HashMap<ShiftId, SignUp>();
        for (var shift : stores.shifts().takenOf(action.id())) {
            shift.of(volunteer).ifPresent(place -> places.put(place.shift(), place));
        }
        return places;
    }
}
