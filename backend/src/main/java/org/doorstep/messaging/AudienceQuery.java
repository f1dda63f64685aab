package org.doorstep.messaging;

import org.doorstep.security.BranchId;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which people a broadcast is for: a question to one source, or several such questions joined.
/// Immutable, safe to share; two are equal when they ask the same.
///
/// @param source the [AudienceSource#kind()] that answers it, for example `volunteers`, or the name
///   of a [Join]
/// @param branch the branch whose people are meant, with everything below it
/// @param filters further conditions by name, such as `ward`, `skill`, `role` or `volunteer`; all
///   must hold, of the values of one filter any; an empty map means everybody of the branch
/// @param parts the questions joined; empty where a source is asked
public record AudienceQuery(
        String source,
        BranchId branch,
        Map<String, List<String>> filters,
        List<AudienceQuery> parts) {

    public AudienceQuery {
        var sorted = new TreeMap<String, List<String>>();
        filters.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
        filters = Collections.unmodifiableMap(sorted);
        parts = List.copyOf(parts);
    }

    /// A question to one source.
    public AudienceQuery(String source, BranchId branch, Map<String, List<String>> filters) {
        this(source, branch, filters, List.of());
    }

    /// Several questions joined.
    public static AudienceQuery joined(Join join, BranchId branch, List<AudienceQuery> parts) {
        return new AudienceQuery(join.word(), branch, Map.of(), parts);
    }

    /// The questions to sources in it, from left to right; itself where it is one.
    public List<AudienceQuery> leaves() {
        if (parts.isEmpty()) {
            return List.of(this);
        }
        var leaves = new ArrayList<AudienceQuery>();
        parts.forEach(part -> leaves.addAll(part.leaves()));
        return leaves;
    }

    /// How audiences are joined. Records are compared, not the persons behind them: a volunteer who
    /// is also an elector is two records, of which a broadcast writes to one.
    public enum Join {
        /// Everybody who is in one part or more.
        ANY_OF("any-of"),
        /// Everybody who is in every part.
        ALL_OF("all-of"),
        /// Everybody of the first part who is in none of the others.
        EXCEPT("except");

        private final String word;

        Join(String word) {
            this.word = word;
        }

        /// The name under which it stands as a source.
        public String word() {
            return word;
        }
    }
}
