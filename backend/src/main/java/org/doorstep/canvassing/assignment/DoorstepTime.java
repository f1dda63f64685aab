package org.doorstep.canvassing.assignment;

import java.time.Duration;
import java.time.Instant;

/// When something occurred, by a phone's clock that may be wrong.
///
/// @param at the time to keep
/// @param adjusted whether it differs from what the phone said
public record DoorstepTime(Instant at, boolean adjusted) {

    /// Nobody carries a report in the pocket for longer.
    private static final Duration OLDEST = Duration.ofDays(3);

    /// Nothing can occur after it was told; clocks differ by so much.
    private static final Duration SLACK = Duration.ofMinutes(5);

    /// A time more than three days back becomes three days back; one in the future becomes now.
    public static DoorstepTime read(Instant said, Instant now) {
        if (said.isBefore(now.minus(OLDEST))) {
            return new DoorstepTime(now.minus(OLDEST), true);
        }
        if (said.isAfter(now.plus(SLACK))) {
            return new DoorstepTime(now, true);
        }
        return new DoorstepTime(Instant.ofEpochMilli(said.toEpochMilli()), false);
    }
}
