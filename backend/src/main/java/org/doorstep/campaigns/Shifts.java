package org.doorstep.campaigns;

import org.doorstep.campaigns.NewAction.NewShift;
import org.doorstep.campaigns.action.Planning;
import org.doorstep.campaigns.shift.ShiftStore;
import org.doorstep.kernel.DomainFact;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;

/// The shifts of actions, for those who plan them: every call needs `edit-actions` at the action's
/// branch. Safe for use by many threads and nodes.
public class Shifts {

    private final Actions actions;
    private final ShiftStore store;
    private final Planning planning;
    private final AuditTrail audit;
    private final Consumer<DomainFact> facts;
    private final Clock clock;

    Shifts(
            Actions actions,
            ShiftStore store,
            Planning planning,
            AuditTrail audit,
            Consumer<DomainFact> facts,
            Clock clock) {
        this.actions = actions;
        this.store = store;
        this.planning = planning;
        this.audit = audit;
        this.facts = facts;
        this.clock = clock;
    }

    /// The shifts of an action with who has a place in each, by start; cancelled ones too.
    public Outcome<List<TakenShift>> of(ActionId action, Actor by) {
        return actions.editable(action, by).map(found -> store.takenOf(found.id()));
    }

    /// A shift with who has a place in it.
    public Outcome<TakenShift> find(ShiftId id, Actor by) {
        return store.find(id)
                .map(found -> actions.editable(found.shift().action(), by).map(_ -> found))
                .orElseGet(() -> Outcome.refused(actions.absent(by)));
    }

    /// Adds a shift to an action that is on and has fewer than 100.
    ///
    /// @return the shift; refused with every field at fault, in the names of [NewShift]
    public Outcome<Shift> add(ActionId id, NewShift wish, Actor by) {
        return actions.editable(id, by)
                .then(action -> {
                    if (action.cancelled()) {
                        return Outcome.refused(CampaignsRefusals.alreadyCancelled());
                    }
                    if (action.shifts().size() >= Planning.MOST_SHIFTS) {
                        return Outcome.refused(CampaignsRefusals.tooManyShifts());
                    }
                    return planning.shift(id, wish).map(shift -> added(action, shift, by));
                });
    }

    private Shift added(Action action, Shift shift, Actor by) {
        store.add(action, shift);
        if (actions.find(action.id()).filter(Action::cancelled).isPresent()) {
            store.cancelAll(action.id()); // called off in the same moment
        }
        audit.record("shift-added", by, shift.id().toString(), null);
        return shift;
    }

    /// Moves a shift that has not begun to another time to come, by the wall clock of London. Those
    /// who have a place keep it; what reminds them of the old time is stopped, and they are
    /// reminded of the new one.
    ///
    /// @param version the [Shift#version()] the caller saw
    /// @param starts refused where the clocks skip it; in the hour that comes twice the first one
    ///   is meant
    /// @param ends after the start, at most 24 h later
    /// @return refused as not found where there is no such shift, with `shift-started` where it has
    ///   begun, `already-cancelled` where it was called off, and `version-stale` where somebody has
    ///   moved it since
    public Outcome<Shift> move(
            ShiftId id, String version, LocalDateTime starts, LocalDateTime ends, Actor by) {
        return toCome(id, by)
                .then(shift -> {
                    if (!shift.version().equals(version)) {
                        return Outcome.refused(CampaignsRefusals.shiftMoved());
                    }
                    return planning.times(starts, ends).then(times -> moved(shift, times, by));
                });
    }

    private Outcome<Shift> moved(Shift seen, Planning.Times to, Actor by) {
        if (!store.move(seen, to.starts(), to.ends())) {
            return Outcome.refused(CampaignsRefusals.shiftMoved());
        }
        audit.record(
                "shift-moved", by, seen.id().toString(), seen.startsAt() + " to " + to.starts());
        changed(seen);
        return find(seen.id(), by).map(TakenShift::shift);
    }

    /// Calls a shift off that has not begun. Those who have a place keep it, so that they can be
    /// told; what reminds them of it is stopped.
    ///
    /// @return refused as [#move] is
    public Outcome<Shift> cancel(ShiftId id, Actor by) {
        return toCome(id, by)
                .then(shift -> {
                    if (!store.cancel(id)) {
                        return Outcome.refused(CampaignsRefusals.shiftOff());
                    }
                    audit.record("shift-cancelled", by, id.toString(), null);
                    changed(shift);
                    return find(id, by).map(TakenShift::shift);
                });
    }

    private void changed(Shift before) {
        facts.accept(new ShiftChanged(before.id(), before.startsAt(), London.now(clock)));
    }

    /// A shift that is on and has not begun.
    private Outcome<Shift> toCome(ShiftId id, Actor by) {
        return find(id, by)
                .map(TakenShift::shift)
                .then(shift -> {
                    if (shift.cancelled()) {
                        return Outcome.refused(CampaignsRefusals.shiftOff());
                    }
                    return shift.startsAt().isAfter(clock.instant())
                            ? Outcome.done(shift)
                            : Outcome.refused(CampaignsRefusals.shiftBegun());
                });
    }
}
