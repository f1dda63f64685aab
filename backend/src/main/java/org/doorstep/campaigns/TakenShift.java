package org.doorstep.campaigns;

import org.doorstep.membership.VolunteerId;

import java.util.List;
import java.util.Optional;

/// A shift with the places taken in it, in the order of taking.
public record TakenShift(Shift shift, boolean cancelled, List<SignUp> taken) {

    public TakenShift {
        taken = List.copyOf(taken);
    }

    /// The place of a volunteer, if there is one.
    public Optional<SignUp> of(VolunteerId volunteer) {
        return taken.stream().filter(place -> place.volunteer().equals(volunteer)).findFirst();
    }
}
