package org.doorstep.security.retention;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.List;

/// One night's work: its lease while it runs, its receipt for ever after.
///
/// @param id the day in London, ISO 8601
/// @param asOf the moment from which all terms are counted back, also when the work is taken up
///   again
/// @param fence how often it was begun
/// @param leaseUntil until then the node that began it last is taken to be at work
/// @param results in the order of the work
@Document("security.retention-nights")
public record NightDocument(
        @Id String id,
        Instant asOf,
        long fence,
        Instant leaseUntil,
        @Nullable Instant finishedAt,
        List<Result> results) {

    /// What became of one rule.
    ///
    /// @param removed how many records were let go. A batch that was removed just before its node
    ///   died is not in it.
    /// @param state whether there is more to do
    public record Result(String rule, long removed, State state) {}

    /// How far a rule has got.
    public enum State {
        /// Nothing is left to let go.
        DONE,
        /// There was more than one night's portion.
        MORE,
        /// It could not be kept; the next attempt is made the same night, then the next night.
        FAILED
    }

    /// How many records were let go in all.
    public long removed() {
        return results.stream().mapToLong(Result::removed).sum();
    }

    /// Whether every rule was kept as far as one night goes.
    public boolean isWhole() {
        return results.stream().noneMatch(result -> result.state() == State.FAILED);
    }
}
