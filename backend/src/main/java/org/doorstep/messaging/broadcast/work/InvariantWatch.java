package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.LedgerInvariants;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// Checks the ledger's invariants from time to time on every broadcast that has something to do,
/// and says in the log what does not hold. Names ids, never people.
public final class InvariantWatch {

    private static final Logger LOG = System.getLogger(InvariantWatch.class.getName());

    private final LedgerInvariants invariants;
    private final BroadcastStore broadcasts;
    private final Duration every;
    private @Nullable Thread thread;

    public InvariantWatch(LedgerInvariants invariants, BroadcastStore broadcasts, Duration every) {
        this.invariants = invariants;
        this.broadcasts = broadcasts;
        this.every = every;
    }

    /// Begins.
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("ledger-invariants").start(this::watch);
        }
    }

    /// Ends.
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    /// Looks once.
    ///
    /// @return how many violations there are
    public int check() {
        var violations = 0;
        for (var broadcast : broadcasts.open()) {
            if (broadcast.state() != Broadcast.State.EXPANDING) {
                for (var violation : invariants.check(broadcast)) {
                    LOG.log(
                            Level.ERROR,
                            "{0} does not hold for {1}: {2}",
                            violation.invariant(),
                            violation.about(),
                            violation.what());
                    violations++;
                }
            }
        }
        return violations;
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(every);
                check();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "the ledger could not be checked", e);
            }
        }
    }
}
