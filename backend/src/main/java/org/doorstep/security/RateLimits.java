package org.doorstep.security;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.login.RateDocument;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/// Limits shared by all nodes: so many per fixed window and subject. Safe for use by many threads
/// and nodes.
public class RateLimits {

    private final MongoTemplate mongo;
    private final Keyring keyring;
    private final Clock clock;
    private final Map<String, Integer> capacities;

    /// @param capacities by the limit's name in lower case with hyphens, in place of its own
    RateLimits(MongoTemplate mongo, Keyring keyring, Clock clock, Map<String, Integer> capacities) {
        this.mongo = mongo;
        this.keyring = keyring;
        this.clock = clock;
        this.capacities = Map.copyOf(capacities);
    }

    /// Takes one place.
    ///
    /// @param subject whom or what is counted; only its HMAC is stored
    /// @return how many are left in this window; refused with 429 and the time to the next window
    ///   where none was. Where the store does not answer, the limit's own rule holds: refused with
    ///   503, or let through.
    public Outcome<Integer> take(Limit limit, String subject) {
        var now = London.now(clock);
        try {
            var left = capacity(limit) - counted(limit, subject, now);
            return left < 0 ? Outcome.refused(tooMany(limit, now)) : Outcome.done(left);
        } catch (DataAccessException storeSilent) {
            return limit.failsClosed()
                    ? Outcome.refused(
                            Refusal.of(
                                    ProblemCode.UNAVAILABLE,
                                    "limits must be counted",
                                    "Try again in a minute."))
                    : Outcome.done(0);
        }
    }

    /// Whether no place is left, without taking one.
    public boolean isFull(Limit limit, String subject) {
        var now = London.now(clock);
        var counted = mongo.findById(id(limit, subject, now), RateDocument.class);
        return counted != null && counted.count() >= capacity(limit);
    }

    private int capacity(Limit limit) {
        var name = limit.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return capacities.getOrDefault(name, limit.capacity());
    }

    /// Adds to a counter that all nodes share and answers its new value; one round trip.
    ///
    /// @param id of window and subject; only its keyed hash is stored
    public long add(String limit, String id, int by, Instant end) {
        return counted(limit + "|" + keyring.hashText(limit + "|" + id).text(), by, end);
    }

    private int counted(Limit limit, String subject, Instant now) {
        return counted(id(limit, subject, now), 1, windowStart(limit, now).plus(limit.window()));
    }

    private int counted(String id, int by, Instant end) {
        var query = Query.query(Criteria.where("_id").is(id));
        var update = new Update().inc("count", by).setOnInsert("expiresAt", end);
        var options = FindAndModifyOptions.options().upsert(true).returnNew(true);
        RateDocument counted;
        try {
            counted = mongo.findAndModify(query, update, options, RateDocument.class);
        } catch (DuplicateKeyException bothInserted) {
            counted = mongo.findAndModify(query, update, options, RateDocument.class);
        }
        return counted == null ? by : counted.count();
    }

    private String id(Limit limit, String subject, Instant now) {
        return limit.name()
                + "|"
                + windowStart(limit, now).getEpochSecond()
                + "|"
                + keyring.hashText(limit.name() + "|" + subject).text();
    }

    private static Instant windowStart(Limit limit, Instant now) {
        var seconds = limit.window().toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
    }

    private static Refusal tooMany(Limit limit, Instant now) {
        var next = windowStart(limit, now).plus(limit.window());
        return Refusal.of(
                        ProblemCode.TOO_MANY,
                        "so many in one stretch of time, for everybody's sake",
                        "Wait a little and try again.")
                .after(Duration.between(now, next));
    }

    /// The limits of Doorstep.
    public enum Limit {
        /// Codes to one contact point asked for from one network address.
        CODES_PER_ADDRESS(5, Duration.ofMinutes(15), true),
        /// Codes to one contact point in all, so that nobody's phone is flooded. A passkey signs in
        /// meanwhile.
        CODES_PER_ADDRESS_IN_ALL(20, Duration.ofMinutes(15), true),
        /// Codes asked for from one network address.
        CODES_PER_CALLER(20, Duration.ofMinutes(15), true),
        /// Codes in all: each text costs money.
        CODES_PER_DAY(2_000, Duration.ofDays(1), true),
        /// Tries to sign in with one contact point from one network address: so a stranger's tries
        /// never lock the person out elsewhere.
        SIGN_IN_TRIES(10, Duration.ofMinutes(15), true),
        /// Tries to sign in from one network address.
        SIGN_IN_TRIES_PER_CALLER(60, Duration.ofMinutes(15), true),
        /// Tries of a second factor for one account from one network address.
        FACTOR_TRIES(10, Duration.ofMinutes(15), true),
        /// Tries of a second factor for one account in all; a passkey is not counted, so its owner
        /// is never locked out.
        FACTOR_TRIES_PER_PERSON(50, Duration.ofMinutes(15), true),
        /// Invitations that one person sends.
        INVITATIONS_PER_PERSON(50, Duration.ofDays(1), true),
        /// Sign-ups from one network address.
        SIGN_UPS_PER_CALLER(20, Duration.ofHours(1), true),
        /// Sign-ups in all.
        SIGN_UPS_PER_DAY(1_000, Duration.ofDays(1), true),
        /// Clicks on a link that stops e-mails from one network address; a mail provider clicks for
        /// many people. Nobody is kept from stopping while the store does not answer.
        UNSUBSCRIBES_PER_CALLER(600, Duration.ofHours(1), false);

        private final int capacity;
        private final Duration window;
        private final boolean failsClosed;

        Limit(int capacity, Duration window, boolean failsClosed) {
            this.capacity = capacity;
            this.window = window;
            this.failsClosed = failsClosed;
        }

        /// The most in one window, unless `doorstep.security.limits.<name>` says otherwise.
        public int capacity() {
            return capacity;
        }

        /// The length of a window; windows begin at multiples of it since 1970.
        public Duration window() {
            return window;
        }

        /// Whether everything is refused while the store does not answer.
        public boolean failsClosed() {
            return failsClosed;
        }
    }
}
