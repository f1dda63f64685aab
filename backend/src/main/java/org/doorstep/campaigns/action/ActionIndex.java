package org.doorstep.campaigns.action;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.nearby.NearbySearch;
import org.doorstep.campaigns.shift.Openings;
import org.doorstep.geo.nearby.NearbyIndex;
import org.doorstep.kernel.Ticker;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// All actions one can still sign up for, by place, kept between questions. It is read again when
/// [Openings] have changed: at once after a change on this node, at most a second after one on
/// another; and every ten minutes, which also lets in what has come within the horizon. While one
/// question reads it, others get the old one. Not kept where there are more than [#MOST] actions.
/// Safe for use by many threads.
public final class ActionIndex {

    /// Some 1 KB each.
    static final int MOST = 50_000;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration OLDEST = Duration.ofMinutes(10);

    private final ActionStore actions;
    private final Openings openings;
    private final Ticker ticker;
    private final Duration horizon;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Kept kept;
    private volatile long lookedAt;

    /// @param index empty where there are too many
    private record Kept(
            Optional<NearbyIndex<Action>> index, long version, long changedHere, Instant readAt) {}

    public ActionIndex(ActionStore actions, Openings openings, Ticker ticker, Duration horizon) {
        this.actions = actions;
        this.openings = openings;
        this.ticker = ticker;
        this.horizon = horizon;
    }

    /// Every action with a shift with a place left that starts within the horizon, and perhaps some
    /// more; empty where there are too many to keep.
    public Optional<NearbyIndex<Action>> at(Instant now) {
        var known = kept;
        if (known != null && isFresh(known, now)) {
            return known.index();
        }
        if (known == null) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return known.index();
        }
        try {
            var since = kept;
            return since != null && since != known && isFresh(since, now)
                    ? since.index()
                    : read(now).index();
        } finally {
            reading.unlock();
        }
    }

    private boolean isFresh(Kept known, Instant now) {
        if (known.changedHere() != openings.changedHere()
                || now.isBefore(known.readAt())
                || now.isAfter(known.readAt().plus(OLDEST))) {
            return false;
        }
        if (ticker.since(lookedAt).compareTo(LOOK_EVERY) < 0) {
            return true;
        }
        lookedAt = ticker.nanos();
        return openings.version() == known.version();
    }

    /// The counts are read before the actions: a change in between is seen, and counted again.
    private Kept read(Instant now) {
        lookedAt = ticker.nanos();
        var changedHere = openings.changedHere();
        var version = openings.version();
        var until = now.plus(horizon).plus(OLDEST);
        var ids = actions.idsWithPlaces(now, until);
        var index =
                ids.size() > MOST
                        ? Optional.<NearbyIndex<Action>>empty()
                        : Optional.of(NearbySearch.index(actions.findAll(ids)));
        var read = new Kept(index, version, changedHere, now);
        kept = read;
        return read;
    }
}
