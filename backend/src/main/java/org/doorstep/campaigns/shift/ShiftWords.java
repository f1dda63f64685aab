package org.doorstep.campaigns.shift;

import org.doorstep.campaigns.ShiftId;
import org.doorstep.campaigns.action.ActionStore;
import org.doorstep.messaging.Reachable;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What a text can say of a shift: `action`, `place`, and `day`, `date` and `time` of its start.
/// Safe for use by many threads.
public final class ShiftWords {

    private final ShiftStore shifts;
    private final ActionStore actions;

    public ShiftWords(ShiftStore shifts, ActionStore actions) {
        this.shifts = shifts;
        this.actions = actions;
    }

    /// People with the words of one shift; without, where it is gone.
    ///
    /// @param told the start to speak of, or null for the one it has now: what was to be said of
    ///   the time before a shift was moved does not say the new one, which is said by itself
    UnaryOperator<Reachable> of(ShiftId id, @Nullable Instant told) {
        return shifts.find(id)
                .flatMap(taken ->
                        actions.find(taken.shift().action())
                                .<UnaryOperator<Reachable>>map(action -> {
                                    var start = told == null ? taken.shift().startsAt() : told;
                                    var words =
                                            Map.of(
                                                    "action", action.title(),
                                                    "place", action.meeting().address());
                                    return person -> person.with(words).withTime(start);
                                }))
                .orElse(UnaryOperator.identity());
    }
}
