package org.doorstep.messaging.broadcast.shape;

import java.time.Duration;

/// What a provider allows: so many units in any stretch of time of that length.
///
/// @param units segments of text messages, else messages; at least 1
/// @param window the length, 100 ms to 1 h
public record Quota(long units, Duration window) {

    public Quota {
        if (units < 1
                || window.compareTo(Duration.ofMillis(100)) < 0
                || window.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "a quota is 1 or more units in a window of 100 ms to 1 h");
        }
    }

    /// Units that a part of the quota lets through in that time.
    ///
    /// @param share the part, in units
    static long within(long share, Duration window, Duration time) {
        return Math.max(1, (long) ((double) share * time.toNanos() / window.toNanos()));
    }
}
