package org.doorstep.messaging.broadcast.work;

import org.doorstep.kernel.Ticker;

import java.time.Duration;
import java.time.Instant;

/// One claim of this node: some messages in hand until the lease ends, by the wall clock or by
/// monotonic time, whichever says so first (a suspended machine stops the monotonic one, a clock
/// that is set back holds the other).
///
/// @param token what it is known by in the ledger
/// @param leaseUntil the end of the lease by the wall clock
/// @param lease its length
/// @param takenNanos when it was taken, by the ticker
record Claim(String token, Instant leaseUntil, Duration lease, long takenNanos) {

    /// Whether the lease still holds.
    boolean holds(Instant now, Ticker ticker) {
        return now.isBefore(leaseUntil) && holdsBy(ticker);
    }

    /// Whether it still holds by monotonic time alone: what a sweep on this very node believes.
    boolean holdsBy(Ticker ticker) {
        return ticker.since(takenNanos).compareTo(lease) < 0;
    }
}
