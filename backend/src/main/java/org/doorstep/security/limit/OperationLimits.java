package org.doorstep.security.limit;

import org.doorstep.kernel.London;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.limit.LimitTable.Limit;
import org.springframework.dao.DataAccessException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Counts what is asked, per limit and subject in fixed windows, shared between nodes but mostly in
/// memory: the first tenth of a limit each node gives out by itself, the rest it draws in tenths
/// from the shared counter. So nine in ten calls of a busy caller, and all calls of an ordinary
/// one, cost no round trip; a call never costs more than one for each limit. On one node the limit
/// is exact; with n nodes at most (n - 1) tenths more get through. Safe for use by many threads and
/// nodes.
public final class OperationLimits {

    private static final int PARTS = 10;
    private static final int MOST_SUBJECTS = 50_000;

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private final Counter shared;
    private final Sizes sizes;
    private final Clock clock;

    /// The counter that all nodes share.
    public interface Counter {

        /// Adds to a counter and answers its new value.
        ///
        /// @param id of limit, window and subject; only a keyed hash of it is stored
        /// @param end when the counter is of no more use
        long add(String limit, String id, int by, Instant end);
    }

    /// How large the limits are.
    ///
    /// @param factor by which every limit is multiplied, 1 or more
    /// @param own in place of a limit's `most`, by its name
    public record Sizes(int factor, Map<String, Integer> own) {

        public Sizes {
            own = Map.copyOf(own);
        }

        long of(Limit limit) {
            return (long) own.getOrDefault(limit.name(), limit.most()) * factor;
        }
    }

    public OperationLimits(Counter shared, Sizes sizes, Clock clock) {
        this.shared = shared;
        this.sizes = sizes;
        this.clock = clock;
    }

    /// Takes one place.
    ///
    /// @param subject whom or what is counted
    /// @return empty where there was one, else the refusal: 429 with the time to the next window,
    ///   or 503 where the store does not answer and the limit fails closed
    public Optional<Refusal> take(Limit limit, String subject) {
        var now = London.now(clock);
        var window = window(limit, now);
        var purse = window.purse(subject, share(limit));
        synchronized (purse) {
            if (purse.left == 0 && !purse.empty) {
                try {
                    draw(purse, limit, subject, window);
                } catch (DataAccessException silent) {
                    return limit.failsClosed() ? Optional.of(silent()) : Optional.empty();
                }
            }
            if (purse.left == 0) {
                return Optional.of(tooMany(Duration.between(now, window.end)));
            }
            purse.left--;
            return Optional.empty();
        }
    }

    private long share(Limit limit) {
        return sizes.of(limit) / PARTS;
    }

    private void draw(Purse purse, Limit limit, String subject, Window window) {
        var pot = sizes.of(limit) - share(limit);
        var wanted = (int) Math.clamp(share(limit), 1, Integer.MAX_VALUE);
        var id = window.start.getEpochSecond() + "|" + subject;
        var before = shared.add(limit.name(), id, wanted, window.end) - wanted;
        purse.left = Math.clamp(pot - before, 0, wanted);
        purse.empty = purse.left == 0;
    }

    private Window window(Limit limit, Instant now) {
        var seconds = limit.window().toSeconds();
        var start = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
        return java.util.Objects.requireNonNull(
                windows.compute(
                        limit.name(),
                        (name, present) ->
                                present != null && present.start.equals(start)
                                        ? present
                                        : new Window(start, start.plus(limit.window()))));
    }

    private static Refusal tooMany(Duration wait) {
        return Refusal.of(
                        ProblemCode.TOO_MANY,
                        "so many in one stretch of time, for everybody's sake",
                        "Wait a little and try again.")
                .after(wait);
    }

    private static Refusal silent() {
        return Refusal.of(
                        ProblemCode.UNAVAILABLE,
                        "limits must be counted",
                        "Nothing was done; try again in a moment.")
                .after(Duration.ofSeconds(5));
    }

    /// One limit's present window on this node.
    private static final class Window {

        private final Instant start;
        private final Instant end;
        private final Map<String, Purse> purses = new ConcurrentHashMap<>();

        Window(Instant start, Instant end) {
            this.start = start;
            this.end = end;
        }

        /// More subjects than any real window has come from a flood of addresses; what is forgotten
        /// here still stands in the shared counter.
        Purse purse(String subject, long share) {
            if (purses.size() > MOST_SUBJECTS) {
                purses.clear();
            }
            return purses.computeIfAbsent(subject, fresh -> new Purse(share));
        }
    }

    /// What this node may still give out to one subject without asking.
    private static final class Purse {

        private long left;
        private boolean empty;

        Purse(long left) {
            this.left = left;
        }
    }
}
