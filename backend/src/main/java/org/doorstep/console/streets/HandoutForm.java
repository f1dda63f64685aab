package org.doorstep.console.streets;

import org.doorstep.canvassing.Assignee;
import org.doorstep.canvassing.Handout;
import org.doorstep.console.frame.Asked;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.kernel.RefusedException;
import org.doorstep.membership.VolunteerId;
import org.doorstep.security.BranchId;
import org.doorstep.territory.StreetId;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What stands in the form for handing out, as typed.
///
/// @param streets ids of streets
/// @param volunteer a volunteer's id, or empty
/// @param team a team's name, or empty
/// @param until London wall clock
record HandoutForm(List<String> streets, String volunteer, String team, String until) {

    private static final int MOST_STREETS = 500;

    HandoutForm {
        streets = List.copyOf(streets);
    }

    public boolean has(StreetId street) {
        return streets.contains(street.toString());
    }

    /// The form as a handout, or every field that is wrong with it.
    Outcome<Handout> read(BranchId branch) {
        var faults = new ArrayList<FieldFault>();
        if (streets.isEmpty()) {
            faults.add(Asked.fault("street", "At least one street."));
        }
        if (streets.size() > MOST_STREETS) {
            faults.add(Asked.fault("street", "At most 500 streets at once."));
        }
        if (volunteer.isBlank() == team.isBlank()) {
            faults.add(Asked.fault("volunteer", "Either a volunteer or the name of a team."));
        }
        if (team.strip().length() > 60) {
            faults.add(Asked.fault("team", "At most 60 characters."));
        }
        tryTo(faults, () -> Asked.moment("until", until));
        tryTo(faults, this::streetIds);
        tryTo(faults, this::assignee);
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.ofFields(faults));
        }
        return Outcome.done(
                Handout.of(branch, assignee(), streetIds(), Asked.moment("until", until)));
    }

    /// The streets that can be read, for looking at them before the rest is filled in.
    List<StreetId> streetIds() {
        return streets.stream()
                .limit(MOST_STREETS)
                .distinct()
                .map(id -> Asked.field("street", id, "A street from the list.", StreetId::of))
                .toList();
    }

    private Assignee assignee() {
        return volunteer.isBlank()
                ? new Assignee.OfTeam(team.strip())
                : new Assignee.OfVolunteer(
                        Asked.field(
                                        "volunteer",
                                        volunteer,
                                        "A volunteer from the list.",
                                        VolunteerId::of)
                                .account());
    }

    private static void tryTo(List<FieldFault> faults, Supplier<?> reading) {
        try {
            var _ = reading.get();
        } catch (RefusedException wrong) {
            faults.addAll(wrong.refusal().fields());
        }
    }
}
