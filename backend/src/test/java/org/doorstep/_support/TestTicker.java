package org.doorstep._support;

import org.doorstep.kernel.Ticker;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Monotonic time that a test moves. Safe for use by many threads.
public class TestTicker implements Ticker {

    private final AtomicLong nanos = new AtomicLong(1);

    public void advance(Duration by) {
        nanos.addAndGet(by.toNanos());
    }

    @Override
    public long nanos() {
        return nanos.get();
    }
}
