package org.doorstep.console.actions;

import org.doorstep.campaigns.Shift;

import java.time.Instant;
import java.util.List;

/// A shift as the pages show it.
///
/// @param people who has a place, in the order of taking
/// @param cancelled whether it, or its action, was called off
/// @param begun whether it has begun
record ShiftRow(Shift shift, List<Person> people, boolean cancelled, boolean begun) {

    ShiftRow {
        people = List.copyOf(people);
    }

    /// Who has a place.
    ///
    /// @param name empty for somebody who has been erased
    record Person(String name, Instant since, boolean attended) {}

    /// Whether it can be moved or called off.
    public boolean isOpen() {
        return !cancelled && !begun;
    }
}
