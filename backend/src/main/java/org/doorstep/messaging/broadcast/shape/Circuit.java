package org.doorstep.messaging.broadcast.shape;

import java.time.Duration;

/// Leaves a provider alone that is busy or down. After a row of failures it opens and lets one call
/// through every 30 seconds, until one succeeds. After each failure only a few calls are under way
/// at once, so that it opens before twenty are made; until a first success, and after the account
/// was refused, only one, so that an account which may not send costs one call. Not safe for use by
/// many threads.
final class Circuit {

    private static final int ROW = 10;
    private static final long PROBE = Duration.ofSeconds(30).toNanos();

    private int failures;
    private int underWay;
    private boolean known;
    private boolean proven;
    private boolean open;
    private long closedUntil = Long.MIN_VALUE;

    /// How long until a call may start, in nanoseconds; 0 for at once.
    long waitFor(long now) {
        if (closedUntil != Long.MIN_VALUE && closedUntil - now > 0) {
            return closedUntil - now;
        }
        return !proven && underWay >= (open || !known ? 1 : ROW)
                ? Duration.ofMillis(5).toNanos()
                : 0;
    }

    void started() {
        underWay++;
    }

    /// A call ended well, or with an answer that says nothing about the provider's health.
    void succeeded() {
        underWay--;
        failures = 0;
        known = true;
        proven = true;
        open = false;
    }

    /// A call ended with a word that the account may not send: whoever halts it has a moment to.
    void refused(long now) {
        failed(Duration.ofNanos(PROBE), now);
        known = false;
    }

    /// A call ended badly.
    ///
    /// @param pause how long the provider wants to be left alone, or zero
    void failed(Duration pause, long now) {
        underWay--;
        failures++;
        proven = false;
        if (failures >= ROW) {
            open = true;
        }
        leaveAlone(Math.max(pause.toNanos(), open ? PROBE : 0), now);
    }

    /// Nothing starts for that long.
    void leaveAlone(long nanos, long now) {
        if (nanos > 0 && (closedUntil == Long.MIN_VALUE || now + nanos - closedUntil > 0)) {
            closedUntil = now + nanos;
            proven = false;
        }
    }

    boolean isOpen() {
        return open;
    }
}
