package org.doorstep.territory.boundary;

import org.doorstep.kernel.Ticker;
import org.doorstep.territory.BoundarySet;
import org.doorstep.territory.BoundarySetId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/// Holds the present [Ground]. It is built off the request path: at start, after an import on this
/// node, and when a look at the list of sets, at most every five seconds, finds one that another
/// node has loaded; until it is built the old one answers. Only the first question after a start
/// may have to wait. Safe for use by many threads.
public final class Grounds {

    private static final Logger LOG = LoggerFactory.getLogger(Grounds.class);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final BoundaryStore store;
    private final Ticker ticker;
    private final ReentrantLock building = new ReentrantLock();
    private volatile @Nullable Ground ground;
    private volatile long lookedAt;

    public Grounds(BoundaryStore store, Ticker ticker) {
        this.store = store;
        this.ticker = ticker;
    }

    /// The ground as this node knows it, at most a few seconds old.
    public Ground current() {
        var known = ground;
        if (known == null) {
            return refresh();
        }
        if (ticker.since(lookedAt).compareTo(LOOK_EVERY) <= 0) {
            return known;
        }
        lookedAt = ticker.nanos();
        return look(known);
    }

    /// Builds what is missing and waits for it.
    public Ground refresh() {
        building.lock();
        try {
            lookedAt = ticker.nanos();
            var before = ground;
            var built = build(store.sets(), before == null ? Map.of() : before.bySet());
            ground = built;
            return built;
        } finally {
            building.unlock();
        }
    }

    /// Builds what is missing in a thread of its own.
    public void refreshInBackground() {
        Thread.ofVirtual()
                .name("territory-ground")
                .start(() -> {
                    try {
                        refresh();
                    } catch (RuntimeException e) {
                        LOG.warn("The wards could not be read; the next look tries again", e);
                    }
                });
    }

    private Ground look(Ground known) {
        var sets = store.sets();
        var ids = sets.stream().map(BoundarySet::id).collect(Collectors.toSet());
        if (ids.equals(known.bySet().keySet())) {
            return known;
        }
        if (known.bySet().keySet().containsAll(ids)) {
            return refresh(); // nothing to read: sets have only gone
        }
        refreshInBackground();
        return known;
    }

    private Ground build(List<BoundarySet> sets, Map<BoundarySetId, SetGround> known) {
        Collection<SetGround> grounds = new ArrayList<>();
        for (var set : sets) {
            var kept = known.get(set.id());
            grounds.add(kept == null ? read(set) : kept);
        }
        return new Ground(grounds);
    }

    private SetGround read(BoundarySet set) {
        try (var wards = store.wardsOf(set.id())) {
            return new SetGround(set, wards);
        }
    }
}
