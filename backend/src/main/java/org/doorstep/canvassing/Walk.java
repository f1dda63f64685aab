package org.doorstep.canvassing;

import java.time.Duration;
import java.util.List;

/// Street parts in the order to walk them.
///
/// @param parts in order, 1 to 500
/// @param metres how far it is, the ways between parts included
/// @param time how long it takes at the pace of canvassing
/// @param measure by what the ways between parts were measured
public record Walk(List<WalkPart> parts, int metres, Duration time, WalkMeasure measure) {

    public Walk {
        parts = List.copyOf(parts);
    }

    /// How many doors are on it.
    public int doors() {
        return parts.stream().mapToInt(WalkPart::doors).sum();
    }

    /// Whether nothing is left to do on it: every part is done, or was tried and left.
    public boolean isOver() {
        return parts.stream()
                .allMatch(part ->
                        part.state() == PartState.DONE || part.state() == PartState.NOT_DONE);
    }

    /// How many of them are done.
    public int doorsDone() {
        return parts.stream().mapToInt(WalkPart::doorsDone).sum();
    }
}
