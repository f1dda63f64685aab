package org.doorstep.security;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.security.retention.NightDocument;
import org.doorstep.security.retention.RetentionJob;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/// What is kept how long, what the coming night will let go of, and what past nights did. Counts
/// and never names. Safe for use by many threads.
public class RetentionNights {

    private static final String ROW = "retention";

    private final MongoTemplate mongo;
    private final ObjectProvider<Retention> rooms;
    private final Permissions permissions;
    private final Clock clock;

    RetentionNights(
            MongoTemplate mongo,
            ObjectProvider<Retention> rooms,
            Permissions permissions,
            Clock clock) {
        this.mongo = mongo;
        this.rooms = rooms;
        this.permissions = permissions;
        this.clock = clock;
    }

    /// The coming night.
    ///
    /// @param at when its work is due
    /// @param lines one for each rule
    public record Preview(Instant at, List<Line> lines) {

        public Preview {
            lines = List.copyOf(lines);
        }

        /// How many records it would let go of in all.
        public long total() {
            return lines.stream().mapToLong(Line::count).sum();
        }
    }

    /// A rule as it will stand that night.
    ///
    /// @param kept how long, or null where there is no end
    /// @param count how many records it would let go of, as of now
    public record Line(RetentionRule rule, @Nullable Period kept, long count) {}

    /// What a past night did.
    ///
    /// @param day in London, ISO 8601
    /// @param begun how often a node began it: more than once where one died or a rule failed
    /// @param finishedAt null while it runs
    /// @param whole whether every rule was kept
    public record Receipt(
            String day, long begun, @Nullable Instant finishedAt, boolean whole, List<Kept> kept) {

        public Receipt {
            kept = List.copyOf(kept);
        }

        /// How many records were let go of.
        public long total() {
            return kept.stream().mapToLong(Kept::removed).sum();
        }
    }

    /// What one rule let go of.
    public record Kept(String rule, long removed) {}

    /// Counts by indexes what the coming night would let go of; as of now, so it may grow.
    public Outcome<Preview> tonight(Actor by) {
        if (!permissions.mayAnywhere(by, ROW)) {
            return Outcome.refused(permissions.refusal(by, ROW));
        }
        var at = next();
        var day = London.at(at).toLocalDate();
        var lines = new ArrayList<Line>();
        for (var room : rooms.orderedStream().toList()) {
            for (var rule : room.rules()) {
                var kept = rule.on(day).map(RetentionRule.Term::kept).orElse(null);
                var count = rule.before(at).map(before -> room.count(rule, before)).orElse(0L);
                lines.add(new Line(rule, kept, count));
            }
        }
        return Outcome.done(new Preview(at, lines));
    }

    /// The receipts of the last nights, the newest first.
    ///
    /// @param most how many, 1 to 400
    public Outcome<List<Receipt>> receipts(Actor by, int most) {
        if (!permissions.mayAnywhere(by, ROW)) {
            return Outcome.refused(permissions.refusal(by, ROW));
        }
        var query = new Query(where("_id").gte(""));
        query.with(Sort.by(Sort.Direction.DESC, "_id")).limit(most);
        return Outcome.done(
                mongo.find(query, NightDocument.class).stream()
                        .map(RetentionNights::receipt)
                        .toList());
    }

    private static Receipt receipt(NightDocument night) {
        return new Receipt(
                night.id(),
                night.fence(),
                night.finishedAt(),
                night.isWhole(),
                night.results().stream()
                        .filter(one -> one.removed() > 0)
                        .map(one -> new Kept(one.rule(), one.removed()))
                        .toList());
    }

    private Instant next() {
        var wall = London.at(clock.instant());
        var today = wall.toLocalDate().atTime(RetentionJob.AT).atZone(London.ZONE);
        return (wall.isBefore(today) ? today : today.plusDays(1)).toInstant();
    }
}
