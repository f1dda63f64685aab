package org.doorstep.messaging.broadcast.work;

import org.doorstep.kernel.Ticker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Until when a call of a window may start: a few seconds after what was read for it, and never
/// past the lease, the deadline or the allowed hours; by monotonic time or by the wall clock,
/// whichever says so first.
///
/// @param readNanos when the window's reading began, by the ticker
/// @param readAt the same by the wall clock
/// @param within how long after that a call may start
/// @param lastStart the earlier of the deadline and the end of the allowed hours
record StartBounds(
        Claim claim, long readNanos, Instant readAt, Duration within, Instant lastStart) {

    boolean open(Clock clock, Ticker ticker) {
        var now = clock.instant();
        return ticker.since(readNanos).compareTo(within) < 0
                && now.isBefore(readAt.plus(within))
                && now.isBefore(lastStart)
                && claim.holds(now, ticker);
    }
}
