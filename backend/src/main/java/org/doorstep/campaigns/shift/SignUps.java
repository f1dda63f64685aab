package org.doorstep.campaigns.shift;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.CampaignsRefusals;
import org.doorstep.campaigns.ShiftId;
import org.doorstep.campaigns.SignUp;
import org.doorstep.campaigns.SignUpCancelled;
import org.doorstep.campaigns.SignUpId;
import org.doorstep.campaigns.SignedUp;
import org.doorstep.campaigns.TakenShift;
import org.doorstep.campaigns.action.ActionStore;
import org.doorstep.campaigns.nearby.Reach;
import org.doorstep.kernel.DomainFact;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Page;
import org.doorstep.kernel.PageRequest;
import org.doorstep.kernel.Refusal;
import org.doorstep.membership.VolunteerId;
import org.doorstep.security.Actor;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Taking places in shifts and giving them back. The last place goes to exactly one person, however
/// many ask at once. Safe for use by many threads and nodes.
public final class SignUps {

    private final ShiftStore shifts;
    private final SignUpIds ids;
    private final ActionStore actions;
    private final Seekers seekers;
    private final Reach reach;
    private final Consumer<DomainFact> facts;
    private final Clock clock;

    public SignUps(
            ShiftStore shifts,
            SignUpIds ids,
            ActionStore actions,
            Seekers seekers,
            Reach reach,
            Consumer<DomainFact> facts,
            Clock clock) {
        this.shifts = shifts;
        this.ids = ids;
        this.actions = actions;
        this.seekers = seekers;
        this.reach = reach;
        this.facts = facts;
        this.clock = clock;
    }

    /// A place of one's own, with what it is in.
    public record MyPlace(SignUp place, TakenShift shift, Action action) {}

    /// Takes a place. The same id twice is one place.
    ///
    /// @param wished the id made on the phone, version 7, or null
    /// @param reserved the id it gets where the phone made none
    public Outcome<MyPlace> take(
            Actor actor, ShiftId shiftId, @Nullable UUID wished, UUID reserved) {
        if (wished != null && !CampaignsRefusals.isVersion7(wished)) {
            return Outcome.refused(CampaignsRefusals.notVersion7());
        }
        var id = new SignUpId(wished == null ? reserved : wished);
        var volunteer = VolunteerId.of(actor.account());
        return visible(actor, shiftId)
                .then(found -> {
                    var had = found.shift().of(volunteer);
                    return had.isPresent()
                            ? repeated(had.get(), id, found)
                            : takeFresh(
                                    new SignUp(id, shiftId, volunteer, London.now(clock), false));
                });
    }

    /// Gives a place back, until the shift starts. May be repeated.
    public Outcome<SignUpId> giveBack(VolunteerId volunteer, SignUpId id) {
        var shiftId = ids.shiftOf(id, volunteer);
        if (shiftId.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        var shift = shifts.find(shiftId.get());
        if (ids.isGivenBack(id) || shift.isEmpty()) {
            return Outcome.done(id);
        }
        if (!shift.get().shift().startsAt().isAfter(clock.instant())) {
            return Outcome.refused(CampaignsRefusals.shiftStarted());
        }
        release(id, shiftId.get());
        return Outcome.done(id);
    }

    /// The places of a volunteer in shifts that have not ended, by start.
    public Page<MyPlace> ofVolunteer(VolunteerId volunteer, PageRequest request) {
        var after = request.cursor();
        var own =
                shifts.ofVolunteer(volunteer, London.now(clock)).stream()
                        .filter(taken -> after == null || cursor(taken).compareTo(after) > 0)
                        .limit(request.limit() + 1L)
                        .toList();
        var more = own.size() > request.limit();
        var shown = more ? own.subList(0, request.limit()) : own;
        return new Page<>(places(shown, volunteer), more ? cursor(shown.getLast()) : null);
    }

    /// Gives back every place of a volunteer in shifts that have not started.
    void giveAllBack(VolunteerId volunteer) {
        var now = London.now(clock);
        for (var taken : shifts.ofVolunteer(volunteer, now)) {
            if (taken.shift().startsAt().isAfter(now)) {
                taken.of(volunteer).ifPresent(place -> release(place.id(), place.shift()));
            }
        }
    }

    private void release(SignUpId id, ShiftId shift) {
        shifts.giveBack(shift, id);
        ids.giveBack(id, London.now(clock));
        facts.accept(new SignUpCancelled(id, shift, London.now(clock)));
    }

    private record Found(TakenShift shift, Action action) {}

    private Outcome<Found> visible(Actor actor, ShiftId id) {
        return shifts.find(id)
                .flatMap(shift ->
                        actions.find(shift.shift().action())
                                .map(action -> new Found(shift, action)))
                .filter(found -> reach.covers(seekers.of(actor), found.action()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.notFound()));
    }

    private Outcome<MyPlace> takeFresh(SignUp place) {
        if (!ids.reserve(place)) {
            return Outcome.refused(CampaignsRefusals.idTaken());
        }
        if (shifts.take(place)) {
            facts.accept(new SignedUp(place, place.takenAt()));
            return mine(place);
        }
        var shift = shifts.find(place.shift()).orElseThrow();
        var had = shift.of(place.volunteer());
        if (had.isPresent() && had.get().id().equals(place.id())) {
            return mine(had.get());
        }
        ids.forget(place.id());
        if (had.isPresent()) {
            return Outcome.refused(CampaignsRefusals.alreadySignedUp());
        }
        return shift.cancelled() || !shift.shift().endsAt().isAfter(clock.instant())
                ? Outcome.refused(CampaignsRefusals.shiftOver())
                : Outcome.refused(CampaignsRefusals.shiftFull());
    }

    private Outcome<MyPlace> repeated(SignUp had, SignUpId id, Found found) {
        return had.id().equals(id)
                ? Outcome.done(new MyPlace(had, found.shift(), found.action()))
                : Outcome.refused(CampaignsRefusals.alreadySignedUp());
    }

    private Outcome<MyPlace> mine(SignUp place) {
        var shift = shifts.find(place.shift()).orElseThrow();
        return Outcome.done(
                new MyPlace(place, shift, actions.find(shift.shift().action()).orElseThrow()));
    }

    private List<MyPlace> places(List<TakenShift> taken, VolunteerId volunteer) {
        var named = taken.stream().map(shift -> shift.shift().action()).toList();
        var found = actions.findAll(java.util.Set.copyOf(named));
        return taken.stream()
                .flatMap(shift ->
                        found.stream()
                                .filter(action -> action.id().equals(shift.shift().action()))
                                .flatMap(action ->
                                        shift.of(volunteer).stream()
                                                .map(place -> new MyPlace(place, shift, action))))
                .toList();
    }

    /// Start and id as a text that sorts like them.
    private static String cursor(TakenShift taken) {
        return "%015d_%s".formatted(taken.shift().startsAt().toEpochMilli(), taken.shift().id());
    }
}
