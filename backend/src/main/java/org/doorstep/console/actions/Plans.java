package org.doorstep.console.actions;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.ActionId;
import org.doorstep.campaigns.Actions;
import org.doorstep.campaigns.Shifts;
import org.doorstep.campaigns.SignUp;
import org.doorstep.campaigns.TakenShift;
import org.doorstep.kernel.London;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerName;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;

/// What the pages ask of actions, shifts and the people who have places.
@Component
class Plans {

    /// How far the list of what is to come, and of what has been, reaches.
    private static final Period REACH = Period.ofDays(180);

    private final Actions actions;
    private final Shifts shifts;
    private final Volunteers volunteers;
    private final Clock clock;

    Plans(Actions actions, Shifts shifts, Volunteers volunteers, Clock clock) {
        this.actions = actions;
        this.shifts = shifts;
        this.volunteers = volunteers;
        this.clock = clock;
    }

    /// The actions with a shift from today on, the next one first.
    List<ActionRow> coming(BranchId branch) {
        var today = London.today(clock);
        return rows(actions.list(branch, start(today), start(today.plus(REACH))));
    }

    /// The actions with a shift before today and none from today on, the last one first.
    List<ActionRow> past(BranchId branch) {
        var today = London.today(clock);
        return rows(actions.list(branch, start(today.minus(REACH)), start(today)).reversed())
                .stream()
                .filter(row -> row.action().endsAt().isBefore(start(today)))
                .toList();
    }

    private static Instant start(java.time.LocalDate day) {
        return day.atStartOfDay(London.ZONE).toInstant();
    }

    private List<ActionRow> rows(List<Action> found) {
        return found.stream()
                .map(action -> new ActionRow(action, actions.branchName(action.branch())))
                .toList();
    }

    /// An action this person may edit.
    Action action(ActionId id, Actor by) {
        return actions.editable(id, by).orThrow();
    }

    /// Its shifts with who has a place in each.
    List<ShiftRow> shifts(Action action, Actor by) {
        var found = shifts.of(action.id(), by).orThrow();
        var names = names(found);
        return found.stream().map(taken -> row(action, taken, names)).toList();
    }

    /// How many people have a place in its shifts that are on.
    long people(Action action, Actor by) {
        return shifts.of(action.id(), by).orThrow().stream()
                .filter(taken -> !taken.cancelled())
                .flatMap(taken -> taken.taken().stream())
                .map(SignUp::volunteer)
                .distinct()
                .count();
    }

    /// What the page of an action shows.
    void fill(Model model, ActionId id, Actor by) {
        var action = action(id, by);
        model.addAttribute("row", new ActionRow(action, actions.branchName(action.branch())));
        model.addAttribute("shifts", shifts(action, by));
    }

    /// One shift of it.
    ShiftRow shift(Action action, TakenShift taken) {
        return row(action, taken, names(List.of(taken)));
    }

    private Map<VolunteerId, VolunteerName> names(List<TakenShift> found) {
        return volunteers.names(
                found.stream()
                        .flatMap(taken -> taken.taken().stream())
                        .map(SignUp::volunteer)
                        .distinct()
                        .toList());
    }

    private ShiftRow row(Action action, TakenShift taken, Map<VolunteerId, VolunteerName> names) {
        return new ShiftRow(
                taken.shift(),
                taken.taken().stream().map(place -> person(place, names)).toList(),
                action.cancelled() || taken.cancelled(),
                !taken.shift().startsAt().isAfter(clock.instant()));
    }

    private static ShiftRow.Person person(SignUp place, Map<VolunteerId, VolunteerName> names) {
        var name = names.get(place.volunteer());
        return new ShiftRow.Person(
                name == null ? "" : name.name(), place.takenAt(), place.attended());
    }
}
