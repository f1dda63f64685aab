package org.doorstep.campaigns.shift;

import org.doorstep.campaigns.ActionCancelled;
import org.doorstep.campaigns.ShiftChanged;
import org.doorstep.messaging.Occasions;
import org.springframework.context.event.EventListener;

/// Stops the reminder of a shift that was moved or called off at once, rather than at the next look
/// for occasions, which finds the same where a crash comes between. Every answer may be repeated.
public class Withdrawals {

    private final ShiftStore shifts;
    private final Occasions occasions;

    public Withdrawals(ShiftStore shifts, Occasions occasions) {
        this.shifts = shifts;
        this.occasions = occasions;
    }

    @EventListener
    void on(ShiftChanged fact) {
        occasions.ended(ShiftReminders.KIND, ShiftReminders.key(fact.shift(), fact.startedAt()));
    }

    @EventListener
    void on(ActionCancelled fact) {
        for (var taken : shifts.takenOf(fact.action())) {
            var shift = taken.shift();
            occasions.ended(ShiftReminders.KIND, ShiftReminders.key(shift.id(), shift.startsAt()));
        }
    }
}
