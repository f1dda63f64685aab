package org.doorstep.campaigns.shift;

import org.doorstep.campaigns.ShiftId;
import org.doorstep.campaigns.action.ActionStore;
import org.doorstep.messaging.Reachable;

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
    UnaryOperator<Reachable> of(ShiftId id) {
        return shifts.find(id)
                .flatMap(taken ->
                        actions.find(taken.shift().action())
                                .<UnaryOperator<Reachable>>map(action -> {
                                    var start = taken.shift().startsAt();
                                    var words =
                                            Map.of(
                                                    "action", action.title(),
                                                    "place", action.meeting().address());
                                    return person -> person.with(words).withTime(start);
                                }))
                .orElse(UnaryOperator.identity());
    }
}
