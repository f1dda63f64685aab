package org.doorstep.campaigns.shift;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.ActionId;
import org.doorstep.campaigns.CampaignsRefusals;
import org.doorstep.campaigns.CheckIn;
import org.doorstep.campaigns.action.ActionStore;
import org.doorstep.campaigns.nearby.Reach;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.membership.TypedPoint;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.Actor;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// "I am here and free until then": one per volunteer, two hours unless said otherwise, four at
/// most; the point is rounded and goes when the time has run out. Safe for use by many threads and
/// nodes.
public final class CheckIns {

    private static final Duration USUAL = Duration.ofHours(2);
    private static final Duration LONGEST = Duration.ofHours(4);

    /// How early somebody may come and count as having come.
    private static final Duration EARLY = Duration.ofHours(1);

    /// How closely a point is kept, in metres.
    private static final double METRES = 100;

    private final CheckInStore store;
    private final ActionStore actions;
    private final ShiftStore shifts;
    private final Volunteers volunteers;
    private final Seekers seekers;
    private final Reach reach;
    private final Clock clock;

    public CheckIns(
            CheckInStore store,
            ActionStore actions,
            ShiftStore shifts,
            Volunteers volunteers,
            Seekers seekers,
            Reach reach,
            Clock clock) {
        this.store = store;
        this.actions = actions;
        this.shifts = shifts;
        this.volunteers = volunteers;
        this.seekers = seekers;
        this.reach = reach;
        this.clock = clock;
    }

    /// What a phone sends.
    ///
    /// @param id made on the phone, version 7, or null
    /// @param until or null for two hours from now
    /// @param action an action to have come to, or null
    public record Wish(
            @Nullable UUID id,
            double latitude,
            double longitude,
            @Nullable Instant until,
            @Nullable ActionId action) {

        /// Leaves the place out.
        @Override
        public String toString() {
            return "Wish[REDACTED]";
        }
    }

    /// Puts a check-in in the place of the present one. The same id twice is one check-in.
    ///
    /// @param reserved the id it gets where the phone made none
    public Outcome<CheckIn> checkIn(Actor actor, Wish wish, UUID reserved) {
        var volunteer = VolunteerId.of(actor.account());
        var now = London.now(clock);
        var repeated = store.find(volunteer, now).filter(present -> present.id().equals(wish.id()));
        if (repeated.isPresent()) {
            return Outcome.done(repeated.get());
        }
        return mayCheckIn(volunteer, wish)
                .then(allowed -> TypedPoint.read("point", wish.latitude(), wish.longitude()))
                .then(point ->
                        ends(wish, now).then(until -> put(actor, wish, point, until, reserved)));
    }

    /// The present check-in, if there is one.
    public Optional<CheckIn> current(VolunteerId volunteer) {
        return store.find(volunteer, London.now(clock));
    }

    /// Deletes the present check-in; no effect where there is none.
    public void checkOut(VolunteerId volunteer) {
        store.remove(volunteer);
    }

    private Outcome<VolunteerId> mayCheckIn(VolunteerId volunteer, Wish wish) {
        var profile = volunteers.find(volunteer);
        if (profile.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        if (!profile.get().locationOn()) {
            return Outcome.refused(CampaignsRefusals.locationOff());
        }
        return wish.id() != null && !CampaignsRefusals.isVersion7(wish.id())
                ? Outcome.refused(CampaignsRefusals.notVersion7())
                : Outcome.done(volunteer);
    }

    private static Outcome<Instant> ends(Wish wish, Instant now) {
        var wished = wish.until();
        if (wished == null) {
            return Outcome.done(now.plus(USUAL));
        }
        if (!wished.isAfter(now)) {
            return Outcome.refused(
                    Refusal.ofField(
                            "until", "a moment to come", "Leave it out for two hours from now."));
        }
        return wished.isAfter(now.plus(LONGEST))
                ? Outcome.refused(CampaignsRefusals.checkInTooLong())
                : Outcome.done(wished.truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
    }

    private Outcome<CheckIn> put(
            Actor actor, Wish wish, GeoPoint point, Instant until, UUID reserved) {
        var named = wish.action();
        Optional<Action> action = named == null ? Optional.empty() : actions.find(named);
        if (named != null && action.filter(found -> maySee(actor, found)).isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        var volunteer = VolunteerId.of(actor.account());
        var now = London.now(clock);
        var checkIn =
                new CheckIn(
                        wish.id() == null ? reserved : wish.id(),
                        volunteer,
                        point.rounded(METRES),
                        now,
                        until,
                        named,
                        action.isPresent() && attend(action.get(), volunteer, now));
        return store.put(checkIn)
                ? Outcome.done(checkIn)
                : Outcome.refused(CampaignsRefusals.idTaken());
    }

    private boolean maySee(Actor actor, Action action) {
        return reach.covers(seekers.of(actor), action);
    }

    /// Marks the volunteer as come in every shift of the action that is on now, or soon.
    private boolean attend(Action action, VolunteerId volunteer, Instant now) {
        var attended = false;
        for (var shift : action.shifts()) {
            if (now.isAfter(shift.startsAt().minus(EARLY)) && now.isBefore(shift.endsAt())) {
                attended |= shifts.attend(shift.id(), volunteer);
            }
        }
        return attended;
    }
}
