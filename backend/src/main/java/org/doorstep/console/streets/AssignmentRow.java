package org.doorstep.console.streets;

import org.doorstep.canvassing.Assignment;
import org.doorstep.canvassing.AssignmentState;

/// An assignment as the lists show it.
///
/// @param assignment the assignment
/// @param who the volunteer's name or the team's
record AssignmentRow(Assignment assignment, String who) {

    public boolean isOpen() {
        return assignment.state() == AssignmentState.OPEN;
    }

    /// Doors done of a hundred.
    public int percent() {
        var doors = assignment.walk().doors();
        return doors == 0 ? 0 : Math.round(100f * assignment.walk().doorsDone() / doors);
    }

    /// The name of the state's style.
    public String style() {
        return switch (assignment.state()) {
            case OPEN -> "going";
            case HANDED_BACK -> "done";
            case TAKEN_BACK -> "refused";
            case LAPSED -> "doubt";
        };
    }
}
