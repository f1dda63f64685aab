package org.doorstep._support;

import org.doorstep.kernel.London;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A wall clock that stands still until a test moves it. Safe for use by many threads.
public class TestClock extends Clock {

    /// Where every test starts: a Tuesday morning in London, three weeks before a polling day.
    public static final Instant START = Instant.parse("2027-04-13T09:00:00Z");

    private final AtomicReference<Instant> now;

    public TestClock() {
        this(START);
    }

    public TestClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    /// Moves forward, or back where the duration is negative.
    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    /// Sets the wall clock of London, for example `2027-05-06T06:59`.
    public void setLondon(String localDateTime) {
        set(java.time.LocalDateTime.parse(localDateTime).atZone(London.ZONE).toInstant());
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
