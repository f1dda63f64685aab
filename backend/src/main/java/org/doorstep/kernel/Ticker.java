package org.doorstep.kernel;

import java.time.Duration;

/// Time that only moves forward, for leases and waits within this process; a wall clock may jump.
///
/// Tests drive it by hand; the application reads `System.nanoTime()`. Safe for use by many threads.
@FunctionalInterface
public interface Ticker {

    /// Nanoseconds since some fixed moment of this process; only differences mean anything.
    long nanos();

    /// How long ago an earlier reading was taken.
    default Duration since(long earlierNanos) {
        return Duration.ofNanos(nanos() - earlierNanos);
    }
}
