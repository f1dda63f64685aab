package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.PollingDays;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;

import java.time.LocalDate;
import java.util.List;

/// The polling days of the settings. Safe for use by many threads.
public final class ListedPollingDays implements PollingDays {

    private final List<BroadcastSettings.PollingDay> days;
    private final Branches branches;

    public ListedPollingDays(List<BroadcastSettings.PollingDay> days, Branches branches) {
        this.days = List.copyOf(days);
        this.branches = branches;
    }

    @Override
    public boolean on(BranchId branch, LocalDate date) {
        return days.stream()
                .filter(day -> day.date().equals(date))
                .anyMatch(day -> branches.isWithin(branch, BranchId.of(day.branch())));
    }
}
