package org.doorstep.canvassing.store;

import org.doorstep.canvassing.assignment.AssignmentStore;
import org.doorstep.kernel.London;
import org.springframework.scheduling.annotation.Scheduled;

import java.time.Clock;

/// Ends assignments whose time has run out, once a minute. Nothing waits for it: whoever reads an
/// assignment, or wants one of its streets, sees by the clock that it is over.
public class LapseSweep {

    private final AssignmentStore store;
    private final Clock clock;

    public LapseSweep(AssignmentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void sweep() {
        store.lapse(London.now(clock));
    }
}
