package org.doorstep.console.actions;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.Shift;

/// An action as the list shows it.
///
/// @param branchName the branch that holds it, which may lie below the one looked at
record ActionRow(Action action, String branchName) {

    /// Places taken in the shifts that are on.
    public int taken() {
        return action.shifts().stream()
                .filter(shift -> !shift.cancelled())
                .mapToInt(Shift::placesTaken)
                .sum();
    }

    /// Places there are in the shifts that are on.
    public int places() {
        return action.shifts().stream()
                .filter(shift -> !shift.cancelled())
                .mapToInt(Shift::places)
                .sum();
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
        if (action.cancelled() || action.shifts().stream().allMatch(Shift::cancelled)) {
            return "off";
        }
        return action.placesLeft() == 0 ? "full" : "open";
    }
}
