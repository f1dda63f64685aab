package org.doorstep.messaging.broadcast.work;

import org.doorstep._support.TestClock;
import org.doorstep._support.TestTicker;

import java.time.Instant;

/// Time that passes by itself from a moment in the story of a test, for nodes in processes of their
/// own. A frozen process finds that it has gone on.
final class RunningTime {

    private RunningTime() {}

    /// The wall clock.
    static TestClock clock(Instant from) {
        var began = System.nanoTime();
        return new TestClock() {
            @Override
            public Instant instant() {
                return from.plusNanos(System.nanoTime() - began);
            }
        };
    }

    /// The monotonic clock.
    static TestTicker ticker() {
        return new TestTicker() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
    }
}
