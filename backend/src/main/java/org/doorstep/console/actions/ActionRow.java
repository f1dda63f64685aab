package org.doorstep.console.actions;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.Shift;

import java.util.stream.Stream;

/// An action as the list shows it.
///
/// @param branchName the branch that holds it, which may lie below the one looked at
record ActionRow(Action action, String branchName) {

    /// Places taken in the shifts that are on; where nothing takes place, in all of them.
    public int taken() {
        return counted().mapToInt(Shift::placesTaken).sum();
    }

    /// Places there are in the same shifts.
    public int places() {
        return counted().mapToInt(Shift::places).sum();
    }

    private Stream<Shift> counted() {
        return action.shifts().stream().filter(shift -> action.isOff() || !shift.cancelled());
    }

    /// The name of the state's style.
    public String style() {
        return switch (state()) {
            case "off" -> "refused";
            case "full" -> "done";
            default -> "going";
        };
    }

    /// What there is to say of it, as the key of a word.
    public String state() {
        if (action.isOff()) {
            return "off";
        }
        return action.placesLeft() == 0 ? "full" : "open";
    }
}
