package org.doorstep.messaging;

import java.time.Duration;

/// A sender that a broadcast can go out through.
///
/// @param id its short name
/// @param name what organisers read
/// @param units segments (text messages) or messages that it may send in a stretch of time
/// @param per the length of that stretch
public record SenderChoice(String id, String name, long units, Duration per) {

    /// Whether it is known by more than its short name.
    public boolean isNamed() {
        return !name.equals(id);
    }

    /// What it may send in a minute.
    public long perMinute() {
        return Math.max(1, units * Duration.ofMinutes(1).toNanos() / per.toNanos());
    }
}
