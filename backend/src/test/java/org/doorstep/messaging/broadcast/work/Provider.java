package org.doorstep.messaging.broadcast.work;

import org.doorstep._support.TestClock;
import org.doorstep.fakes.AcceptedText;
import org.doorstep.fakes.ServerOptions;
import org.doorstep.fakes.TwilioServer;
import org.doorstep.fakes.wire.LineFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The SMS provider of a test of crashes: outside the processes that die, and on disc before it
/// answers. Its log is the ground truth.
final class Provider implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final TwilioServer server;
    private final AtomicLong running = new AtomicLong();

    Provider(TestClock clock) {
        this(clock, Duration.ofMillis(10));
    }

    Provider(TestClock clock, Duration answerTime) {
        try {
            var log = LineFile.open(Files.createTempFile("doorstep-accepts", ".log"), true);
            this.server =
                    TwilioServer.start(
                            "AC00000000000000000000000000000001",
                            "doorstep-test-token-0001",
                            ServerOptions.simple()
                                    .by(running(clock))
                                    .loggingTo(log)
                                    .answeringIn(answerTime));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The story's time, and while processes run also theirs.
    private TestClock running(TestClock story) {
        return new TestClock() {
            @Override
            public Instant instant() {
                var since = running.get();
                return since == 0
                        ? story.instant()
                        : story.instant().plusNanos(System.nanoTime() - since);
            }
        };
    }

    /// A process starts, whose time goes on by itself.
    void runs() {
        running.set(System.nanoTime());
    }

    /// No process runs any more.
    ///
    /// @return how long they ran
    Duration rests() {
        var since = running.getAndSet(0);
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    int port() {
        return server.port();
    }

    /// The numbers it took a text for, in order.
    List<String> numbers() {
        return server.accepted().stream().map(AcceptedText::recipient).toList();
    }

    /// Numbers that it took more than one text for.
    int repeated() {
        var numbers = numbers();
        return numbers.size() - new HashSet<>(numbers).size();
    }

    /// Waits until it took so many.
    void awaitAccepted(int count) {
        await(() -> server.log().count() >= count, "the provider has " + server.log().count());
    }

    static void await(BooleanSupplier condition, String what) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
