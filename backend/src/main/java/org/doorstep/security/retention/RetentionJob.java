package org.doorstep.security.retention;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.kernel.London;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Retention;
import org.doorstep.security.RetentionRule;
import org.doorstep.security.retention.NightDocument.Result;
import org.doorstep.security.retention.NightDocument.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lets go, once a night, of what has been kept long enough. One node does it: it holds a lease
/// with a fence and writes after every batch how far it has got; a node that died is followed by
/// another, from there. Two at once would do no harm, since what is gone is gone once.
///
/// A night begins at 03:00 in London, an hour that every day has; a server that was down then
/// catches up when it is back.
public final class RetentionJob {

    /// When a night's work is due.
    public static final LocalTime AT = LocalTime.of(3, 0);

    static final int BATCH = 500;
    private static final int BATCHES_A_NIGHT = 400;
    private static final int MOST_BEGINNINGS = 12;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration SLACK = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

    private final MongoTemplate mongo;
    private final ObjectProvider<Retention> rooms;
    private final AuditTrail audit;
    private final Clock clock;

    public RetentionJob(
            MongoTemplate mongo, ObjectProvider<Retention> rooms, AuditTrail audit, Clock clock) {
        this.mongo = mongo;
        this.rooms = rooms;
        this.audit = audit;
        this.clock = clock;
    }

    /// Does the work of this night where it is due, and nobody else does it or has done it.
    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT10M")
    public void run() {
        take().ifPresent(night -> new Work(night).run());
    }

    private Optional<NightDocument> take() {
        var now = London.now(clock);
        var wall = London.at(now);
        if (wall.toLocalTime().isBefore(AT)) {
            return Optional.empty();
        }
        var night = wall.toLocalDate().toString();
        var free =
                query(
                        where("_id")
                                .is(night)
                                .and("finishedAt")
                                .isNull()
                                .and("leaseUntil")
                                .lt(now.minus(SLACK)));
        var taken =
                mongo.findAndModify(
                        free,
                        new Update().set("leaseUntil", now.plus(LEASE)).inc("fence", 1),
                        FindAndModifyOptions.options().returnNew(true),
                        NightDocument.class);
        return taken == null ? begin(night, now) : Optional.of(taken);
    }

    private Optional<NightDocument> begin(String night, Instant now) {
        var fresh = new NightDocument(night, now, 1, now.plus(LEASE), null, List.of());
        try {
            return Optional.of(mongo.insert(fresh));
        } catch (DuplicateKeyException anothersOrDone) {
            return Optional.empty();
        }
    }

    /// One node's hold on one night.
    private final class Work {

        private final NightDocument night;
        private final List<Result> results = new ArrayList<>();

        Work(NightDocument night) {
            this.night = night;
            night.results().stream()
                    .filter(result -> result.state() != State.FAILED)
                    .forEach(results::add);
        }

        void run() {
            var held = true;
            for (var room : rooms.orderedStream().toList()) {
                for (var rule : room.rules()) {
                    var before = rule.before(night.asOf());
                    if (held && before.isPresent() && !isDone(rule)) {
                        held = keep(room, rule, before.get());
                    }
                }
            }
            if (held) {
                finish();
            }
        }

        private boolean isDone(RetentionRule rule) {
            return results.stream()
                    .anyMatch(one -> one.rule().equals(rule.id()) && one.state() == State.DONE);
        }

        /// @return whether the lease still holds
        private boolean keep(Retention room, RetentionRule rule, Instant before) {
            try {
                var batches = 0;
                while (batches < BATCHES_A_NIGHT) {
                    batches++;
                    var gone = room.letGo(rule, before, BATCH);
                    if (!note(rule, gone, gone == 0 ? State.DONE : State.MORE)) {
                        return false;
                    }
                    if (gone == 0) {
                        break;
                    }
                }
                return true;
            } catch (RuntimeException broken) {
                // One rule that cannot be kept must not keep the others from being kept.
                LOG.error("Retention rule {} failed: {}", rule.id(), broken.getClass().getName());
                return note(rule, 0, State.FAILED);
            }
        }

        private boolean note(RetentionRule rule, long gone, State state) {
            var before =
                    results.stream()
                            .filter(one -> one.rule().equals(rule.id()))
                            .mapToLong(Result::removed)
                            .sum();
            results.removeIf(one -> one.rule().equals(rule.id()));
            results.add(new Result(rule.id(), before + gone, state));
            return write(new Update().set("leaseUntil", London.now(clock).plus(LEASE)));
        }

        /// A node whose fence is no longer the night's writes nothing.
        private boolean write(Update update) {
            var mine = query(where("_id").is(night.id()).and("fence").is(night.fence()));
            return mongo.updateFirst(mine, update.set("results", results), NightDocument.class)
                            .getMatchedCount()
                    == 1;
        }

        private void finish() {
            var failed = results.stream().anyMatch(one -> one.state() == State.FAILED);
            if (failed && night.fence() < MOST_BEGINNINGS) {
                write(new Update().set("leaseUntil", London.now(clock).minus(SLACK)));
                return;
            }
            audit.record("retention-night", null, night.id(), receipt());
            write(new Update().set("finishedAt", London.now(clock)));
        }

        private String receipt() {
            return results.stream()
                    .filter(one -> one.removed() > 0 || one.state() != State.DONE)
                    .map(one -> one.rule() + "=" + one.removed() + mark(one.state()))
                    .collect(Collectors.joining(" "));
        }

        private static String mark(State state) {
            return state == State.DONE ? "" : "(" + state.name() + ")";
        }
    }
}
