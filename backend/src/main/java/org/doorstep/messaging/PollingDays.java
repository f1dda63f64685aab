package org.doorstep.messaging;

import org.doorstep.security.BranchId;

import java.time.LocalDate;

/// Port: is there a poll on this day in this branch? A list in the settings
/// (`doorstep.messaging.polling-days`) answers it until the polling-day room does.
public interface PollingDays {

    /// Whether the date, in London, is a polling day of the branch.
    boolean on(BranchId branch, LocalDate date);
}
