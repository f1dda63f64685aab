package org.doorstep.campaigns.action;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.ActionId;
import org.doorstep.campaigns.MeetingPlace;
import org.doorstep.campaigns.NewAction;
import org.doorstep.campaigns.NewAction.NewShift;
import org.doorstep.campaigns.Shift;
import org.doorstep.campaigns.ShiftId;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.membership.TypedPoint;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Makes an action out of what an organiser entered, or says everything that is wrong with it.
public final class Planning {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int LONGEST_ADDRESS = 300;

    /// The most shifts an action has.
    public static final int MOST_SHIFTS = 100;

    private static final int MOST_PLACES = 10_000;
    private static final Duration LONGEST_SHIFT = Duration.ofHours(24);

    private final IdSource ids;
    private final Clock clock;

    public Planning(IdSource ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /// The action as it will be stored.
    public Outcome<Action> plan(NewAction wish) {
        var faults = new ArrayList<FieldFault>();
        text("title", wish.title(), 1, LONGEST_TITLE, faults);
        text("description", wish.description(), 0, LONGEST_DESCRIPTION, faults);
        text("area", wish.area(), 1, LONGEST_TITLE, faults);
        text("meetingAddress", wish.meetingAddress(), 1, LONGEST_ADDRESS, faults);
        if (wish.shifts().isEmpty() || wish.shifts().size() > MOST_SHIFTS) {
            faults.add(new FieldFault("shifts", "1 to 100 shifts", "Enter at least one shift."));
        }
        var id = new ActionId(ids.next());
        var shifts = shifts(id, wish.shifts(), faults);
        return switch (TypedPoint.read("latitude", wish.latitude(), wish.longitude())) {
            case Outcome.Refused<GeoPoint>(var refusal) -> refused(refusal, faults);
            case Outcome.Done<GeoPoint>(var point) ->
                    faults.isEmpty()
                            ? Outcome.done(action(id, wish, point, shifts))
                            : Outcome.refused(Refusal.ofFields(faults));
        };
    }

    /// The times a shift is moved to.
    public Outcome<Times> times(LocalDateTime starts, LocalDateTime ends) {
        var faults = new ArrayList<FieldFault>();
        var from = instant(starts, "starts", faults);
        var until = instant(ends, "ends", faults);
        if (from == null || until == null) {
            return Outcome.refused(Refusal.ofFields(faults));
        }
        checkTimes(from, until, "", faults);
        return faults.isEmpty()
                ? Outcome.done(new Times(from, until))
                : Outcome.refused(Refusal.ofFields(faults));
    }

    /// One more shift for an action, all places free; its fields are named as in [NewShift].
    public Outcome<Shift> shift(ActionId action, NewShift wish) {
        var faults = new ArrayList<FieldFault>();
        var shift = shift(action, wish, "", faults);
        return shift == null || !faults.isEmpty()
                ? Outcome.refused(Refusal.ofFields(faults))
                : Outcome.done(shift);
    }

    /// From and until.
    public record Times(Instant starts, Instant ends) {}

    /// A fault of the point keeps its own code where it is the only one.
    private static Outcome<Action> refused(Refusal point, List<FieldFault> others) {
        if (others.isEmpty()) {
            return Outcome.refused(point);
        }
        others.addAll(point.fields());
        return Outcome.refused(Refusal.ofFields(others));
    }

    private static Action action(ActionId id, NewAction wish, GeoPoint point, List<Shift> shifts) {
        return new Action(
                id,
                wish.campaign(),
                wish.branch(),
                wish.kind(),
                wish.title().strip(),
                wish.description().strip(),
                wish.area().strip(),
                new MeetingPlace(point, wish.meetingAddress().strip()),
                wish.skillsWanted(),
                wish.open(),
                false,
                shifts,
                0);
    }

    private List<Shift> shifts(ActionId action, List<NewShift> wished, List<FieldFault> faults) {
        var shifts = new ArrayList<Shift>();
        for (var i = 0; i < wished.size(); i++) {
            var shift = shift(action, wished.get(i), "shifts[" + i + "].", faults);
            if (shift != null) {
                shifts.add(shift);
            }
        }
        shifts.sort(
                Comparator.comparing(Shift::startsAt)
                        .thenComparing(shift -> shift.id().toString()));
        return shifts;
    }

    private @Nullable Shift shift(
            ActionId action, NewShift wish, String field, List<FieldFault> faults) {
        var before = faults.size();
        if (wish.places() < 1 || wish.places() > MOST_PLACES) {
            faults.add(
                    new FieldFault(
                            field + "places", "1 to 10,000 places", "Enter how many can come."));
        }
        var starts = instant(wish.starts(), field + "starts", faults);
        var ends = instant(wish.ends(), field + "ends", faults);
        if (starts == null || ends == null) {
            return null;
        }
        checkTimes(starts, ends, field, faults);
        return faults.size() > before
                ? null
                : new Shift(
                        new ShiftId(ids.next()),
                        action,
                        starts,
                        ends,
                        wish.places(),
                        wish.places(),
                        false);
    }

    private void checkTimes(Instant starts, Instant ends, String field, List<FieldFault> faults) {
        if (!starts.isAfter(clock.instant())) {
            faults.add(
                    new FieldFault(
                            field + "starts", "a shift to come", "Enter a time that is to come."));
        }
        if (!ends.isAfter(starts)) {
            faults.add(
                    new FieldFault(
                            field + "ends",
                            "the end after the start",
                            "Enter an end that comes after the start."));
        } else if (Duration.between(starts, ends).compareTo(LONGEST_SHIFT) > 0) {
            faults.add(
                    new FieldFault(
                            field + "ends",
                            "at most 24 hours",
                            "Divide it into shifts of at most 24 hours."));
        }
    }

    /// The wall clock of London as an instant; in the hour that comes twice the first one.
    private static @Nullable Instant instant(
            LocalDateTime wallClock, String field, List<FieldFault> faults) {
        var rules = London.ZONE.getRules();
        if (rules.getValidOffsets(wallClock).isEmpty()) {
            faults.add(
                    new FieldFault(
                            field,
                            "a time that exists in London",
                            "The clocks skip this hour that night; enter another time."));
            return null;
        }
        return wallClock.atZone(London.ZONE).toInstant();
    }

    private static void text(
            String field, String text, int least, int most, List<FieldFault> faults) {
        var length = text.strip().length();
        if (length < least || length > most) {
            faults.add(
                    new FieldFault(
                            field,
                            least + " to " + most + " characters",
                            "Enter a text of that length."));
        }
    }
}
