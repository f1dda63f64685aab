package org.doorstep.messaging.broadcast.shape;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Ticker;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The use of one sender by this node: its part of the quota, over any sliding window, and the
/// provider left alone when it asks for it. Safe for use by many threads.
///
/// A part that shrinks is kept to at once and given to others only a window later; a part that is
/// not renewed in time is not used any more, by monotonic time.
public final class Shaper {

    /// The window is kept a little longer, because a call reaches the provider a little later than
    /// it was made, and not always equally late: 15 ms of a second, 300 ms of a minute.
    private static final double GUARD_OF_A_MOMENT = 1.015;

    private static final double GUARD = 1.005;

    /// How much faster than evenly a long window may be used up.
    private static final double HASTE = 1.1;

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration WANTED_FOR = Duration.ofSeconds(5);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long MOMENT = SECOND.toNanos();
    private static final int ROUNDS = 5;

    private final String sender;
    private final Quota quota;
    private final QuotaShares shares;
    private final Node node;
    private final SlidingLog log;
    private final @Nullable SlidingLog even;
    private final Circuit circuit = new Circuit();
    private long published;
    private long target;
    private long shrunkAt;
    private long renewedAt;
    private boolean held;
    private long wantedAt;
    private boolean everWanted;
    private long unreported;

    /// This run of the process, its clocks, and what nodes allow for each other's clocks.
    public record Node(String id, Clock clock, Ticker ticker, Duration slack) {}

    Shaper(String sender, Quota quota, QuotaShares shares, Node node) {
        this.sender = sender;
        this.quota = quota;
        this.shares = shares;
        this.node = node;
        this.log = new SlidingLog(guarded(quota.window()), 0);
        this.even = isLong(quota.window()) ? new SlidingLog(guarded(SECOND), 0) : null;
    }

    private static Duration guarded(Duration window) {
        var guard = isLong(window) ? GUARD : GUARD_OF_A_MOMENT;
        return Duration.ofNanos((long) (window.toNanos() * guard));
    }

    private static boolean isLong(Duration window) {
        return window.compareTo(SECOND.multipliedBy(2)) > 0;
    }

    /// Units that could start within that time, as things stand; 0 where the provider is left alone
    /// for longer than a moment or this node has no part.
    public synchronized long startable(Duration within) {
        want();
        var now = node.ticker().nanos();
        if (!isHeld(now) || log.limit() <= 0 || circuit.waitFor(now) > MOMENT) {
            return 0;
        }
        return circuit.isOpen() ? 1 : Quota.within(log.limit(), quota.window(), within);
    }

    /// Asks to start a call now.
    ///
    /// @return 0 where it is granted, [#calling] must be told when it is made and [#ended] how it
    ///   ended; else how long to wait before asking again, in nanoseconds
    public synchronized long start(long units) {
        want();
        var now = node.ticker().nanos();
        if (!isHeld(now)) {
            return SECOND.toNanos();
        }
        var wait = Math.max(circuit.waitFor(now), log.waitFor(units, now));
        if (even != null) {
            wait = Math.max(wait, even.waitFor(units, now));
        }
        if (wait > 0) {
            return wait;
        }
        log.reserve(units);
        if (even != null) {
            even.reserve(units);
        }
        circuit.started();
        return 0;
    }

    /// A call that was granted is made now: its units count from here, however long its thread had
    /// to wait for a processor since it was granted.
    public synchronized void calling(long units) {
        var now = node.ticker().nanos();
        log.take(units, now);
        if (even != null) {
            even.take(units, now);
        }
        unreported += units;
    }

    /// A call that was granted ended.
    ///
    /// @param pause null where the provider is well; else how long it wants to be left alone, zero
    ///   where it does not say
    public synchronized void ended(@Nullable Duration pause) {
        if (pause == null) {
            circuit.succeeded();
        } else {
            circuit.failed(pause, node.ticker().nanos());
        }
    }

    /// A call that was granted ended with a word that the account may not send.
    public synchronized void refused() {
        circuit.refused(node.ticker().nanos());
    }

    /// Takes, keeps or gives back this node's part: to be called every second.
    public synchronized void renew() {
        for (var round = 0; round < ROUNDS; round++) {
            if (tryRenew()) {
                return;
            }
        }
    }

    /// Gives the part back when the process ends: free for others after one window.
    public synchronized void release() {
        log.limit(0);
        held = false;
        var now = London.now(node.clock());
        for (var round = 0; round < ROUNDS; round++) {
            var shared = shares.find(sender);
            var part = new SharedQuota.Part(node.id(), published, false, now.minus(node.slack()));
            var others = shared.others(node.id(), gone(now));
            if (shares.replace(shared.with(others, part, null, used()))) {
                unreported = 0;
                return;
            }
        }
    }

    private boolean tryRenew() {
        var nanos = node.ticker().nanos();
        var now = London.now(node.clock());
        var shared = shares.find(sender);
        var others = shared.others(node.id(), gone(now));
        var wanted = everWanted && node.ticker().since(wantedAt).compareTo(WANTED_FOR) < 0;
        var next = next(SharedQuota.fair(quota.units(), node.id(), wanted, others), others, nanos);
        var part = new SharedQuota.Part(node.id(), next, wanted, now.plus(LEASE));
        if (!shares.replace(shared.with(others, part, leftAloneUntil(now, nanos), used()))) {
            return false;
        }
        unreported = 0;
        published = next;
        renewedAt = nanos;
        held = true;
        keepTo(Math.min(target, published));
        var pause = shared.leftAloneUntil();
        if (pause != null && pause.isAfter(now)) {
            circuit.leaveAlone(Duration.between(now, pause).toNanos(), nanos);
        }
        return true;
    }

    /// What to publish: more only of what nobody has, less only after a window of keeping to less.
    private long next(long fair, List<SharedQuota.Part> others, long nanos) {
        var taken = others.stream().mapToLong(SharedQuota.Part::units).sum();
        target = Math.min(fair, Math.max(0, quota.units() - taken));
        if (target >= published) {
            return target;
        }
        if (log.limit() > target || !held) {
            keepTo(target);
            shrunkAt = nanos;
            return published;
        }
        var window = guarded(quota.window()).toNanos();
        return nanos - shrunkAt > window ? target : published;
    }

    private void keepTo(long units) {
        log.limit(units);
        if (even != null) {
            even.limit(
                    units == 0
                            ? 0
                            : (long)
                                    Math.ceil(
                                            units
                                                    * HASTE
                                                    * SECOND.toNanos()
                                                    / quota.window().toNanos()));
        }
    }

    private @Nullable Instant leftAloneUntil(Instant now, long nanos) {
        var wait = circuit.waitFor(nanos);
        return wait > SECOND.toNanos() ? now.plusNanos(wait) : null;
    }

    private SharedQuota.Usage used() {
        return new SharedQuota.Usage(London.today(node.clock()), unreported);
    }

    private Instant gone(Instant now) {
        return now.minus(node.slack()).minus(guarded(quota.window()));
    }

    private boolean isHeld(long now) {
        return held && now - renewedAt < LEASE.toNanos();
    }

    /// The first to want a sender does not wait for the next renewal.
    private void want() {
        wantedAt = node.ticker().nanos();
        if (!everWanted) {
            everWanted = true;
            renew();
        }
    }
}
