package org.doorstep.messaging.broadcast.shape;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Counts units over a sliding window, exactly: whatever was taken counts until a whole window has
/// passed. At most a thousand entries, because what is taken within a thousandth of the window is
/// counted together, as late as the last of it. What is reserved and not taken yet counts as well.
/// Not safe for use by many threads.
///
/// The sliding window log of the literature on rate limiting, with one addition: what is larger
/// than the limit (a long text on a slow number) takes what is free now and the rest in the windows
/// after, as the provider itself will send it.
final class SlidingLog {

    private static final int PARTS = 1_000;

    private final long window;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long limit;
    private long sum;
    private long reserved;

    SlidingLog(Duration window, long limit) {
        this.window = window.toNanos();
        this.limit = limit;
    }

    /// Units taken at a moment, by the ticker.
    private record Entry(long at, long units) {}

    /// From now on; what was taken stays counted.
    void limit(long next) {
        limit = next;
    }

    long limit() {
        return limit;
    }

    /// How long until that many units may be taken, in nanoseconds; 0 for at once.
    long waitFor(long units, long now) {
        expire(now);
        var free = limit - sum - reserved;
        if (limit > 0 && (free >= units || units > limit && free > 0)) {
            return 0;
        }
        var needed = limit <= 0 || units > limit ? 1 - free : units - free;
        var latest = now;
        for (var entry : entries) {
            latest = entry.at();
            needed -= entry.units();
            if (needed <= 0) {
                break;
            }
        }
        return Math.max(1, latest + window - now);
    }

    /// Sets units aside that [#waitFor] allows, until [#take].
    void reserve(long units) {
        reserved += units;
    }

    /// Takes units that were set aside: they count from now on, for a whole window.
    void take(long units, long now) {
        reserved -= units;
        var at = now;
        var left = units;
        var part = Math.min(left, Math.max(1, limit - sum - reserved));
        while (left > 0) {
            add(part, at);
            left -= part;
            at += window;
            part = Math.min(left, Math.max(1, limit));
        }
    }

    private void add(long units, long at) {
        var last = entries.peekLast();
        if (last != null && at - last.at() < window / PARTS) {
            entries.pollLast();
            entries.addLast(new Entry(Math.max(at, last.at()), last.units() + units));
        } else {
            entries.addLast(new Entry(at, units));
        }
        sum += units;
    }

    private void expire(long now) {
        for (var first = entries.peekFirst();
                first != null && now - first.at() >= window;
                first = entries.peekFirst()) {
            entries.pollFirst();
            sum -= first.units();
        }
    }
}
