package org.doorstep.geo._support;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.geo.format.ReadReport;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Whatever the bytes: an answer that agrees with itself, within a second.
public final class InTime {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private InTime() {}

    /// @param reading reads with a counter to be raised for every feature handed over
    public static void answers(Function<AtomicInteger, ReadReport> reading) {
        var handedOver = new AtomicInteger();
        var threads = ManagementFactory.getThreadMXBean();
        // The time of this thread, so that a busy machine does not count as a slow reader.
        var start = threads.getCurrentThreadCpuTime();
        var report = reading.apply(handedOver);
        var taken = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);

        assertThat(taken).isLessThan(LONGEST);
        assertThat(report.read()).isEqualTo(handedOver.get());
        assertThat(report.features()).isGreaterThanOrEqualTo(report.read());
        assertThat(report.read() > 0 || !report.issues().isEmpty()).isTrue();
    }
}
