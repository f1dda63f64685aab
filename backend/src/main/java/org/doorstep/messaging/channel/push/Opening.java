package org.doorstep.messaging.channel.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets one call go ahead until a shared connection is known to stand. The client shares a
/// connection only once it has carried an answer: a burst before that would open one for each call.
/// Safe for use by many threads.
final class Opening {

    /// How long after an answer a connection is taken to stand: servers close idle ones later.
    private static final Duration STANDS = Duration.ofSeconds(30);

    private static final Duration WAIT = Duration.ofSeconds(2);

    private final Clock clock;
    private final Semaphore first = new Semaphore(1);
    private volatile Instant stands = Instant.MIN;

    Opening(Clock clock) {
        this.clock = clock;
    }

    /// How a call may go.
    enum Turn {
        /// The connection stands.
        WITH_OTHERS,
        /// Ahead of the others.
        ALONE,
        /// Not now: the one that went ahead has no answer yet.
        NOT_YET
    }

    /// Asks for a turn; whoever gets one gives it back by [#after].
    Turn await() throws InterruptedException {
        if (stands()) {
            return Turn.WITH_OTHERS;
        }
        if (!first.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            return stands() ? Turn.WITH_OTHERS : Turn.NOT_YET;
        }
        if (stands()) {
            first.release();
            return Turn.WITH_OTHERS;
        }
        return Turn.ALONE;
    }

    /// The call is over.
    ///
    /// @param answered whether anything came back
    void after(Turn turn, boolean answered) {
        stands = answered ? clock.instant().plus(STANDS) : Instant.MIN;
        if (turn == Turn.ALONE) {
            first.release();
        }
    }

    private boolean stands() {
        return clock.instant().isBefore(stands);
    }
}
