package org.doorstep.campaigns.shift;

import org.doorstep.kernel.London;
import org.springframework.scheduling.annotation.Scheduled;

import java.time.Clock;

/// Deletes ended check-ins once a minute, also on a store that does not do so by itself. Nothing
/// waits for it: by the clock an ended check-in is not there.
public class CheckInSweep {

    private final CheckInStore store;
    private final Clock clock;

    public CheckInSweep(CheckInStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void sweep() {
        store.removeEnded(London.now(clock));
    }
}
