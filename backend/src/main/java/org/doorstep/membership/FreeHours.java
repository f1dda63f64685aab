package org.doorstep.membership;

import java.time.DayOfWeek;
import java.time.LocalTime;

/// Hours of one day of the week in which a volunteer is usually free, by the wall clock of London.
///
/// @param day the day of the week
/// @param from the first minute, inclusive
/// @param until the last minute, exclusive; after `from`, so the hours never pass midnight
public record FreeHours(DayOfWeek day, LocalTime from, LocalTime until) {

    /// @throws IllegalArgumentException where `until` is not after `from`
    public FreeHours {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("free hours end after they begin");
        }
    }
}
