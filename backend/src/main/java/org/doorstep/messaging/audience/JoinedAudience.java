package org.doorstep.messaging.audience;

import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceQuery.Join;
import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.RecipientRef;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Audiences joined by union, intersection or exclusion, offered as one more source. Reads its
/// parts in ref order and holds one page of each, whatever their size. Safe for use by many
/// threads.
final class JoinedAudience implements AudienceSource {

    private final Join join;
    private final AudienceSources sources;

    JoinedAudience(Join join, AudienceSources sources) {
        this.join = join;
        this.sources = sources;
    }

    @Override
    public String kind() {
        return join.word();
    }

    @Override
    public String describe(AudienceQuery query) {
        var words = query.parts().stream().map(this::inWords).toList();
        return switch (join) {
            case ANY_OF -> String.join(", or ", words);
            case ALL_OF -> String.join(", who are also ", words);
            case EXCEPT ->
                    words.getFirst()
                            + ", but not "
                            + String.join(", nor ", words.subList(1, words.size()));
        };
    }

    @Override
    public List<Candidate> page(AudienceQuery query, @Nullable String afterRef, int limit) {
        var people = people(query, afterRef, limit);
        var found = new ArrayList<Candidate>();
        for (var head = people.head(); head != null && found.size() < limit; head = people.head()) {
            found.add(head);
            people.advance();
        }
        return found;
    }

    /// Asks the sources of the query one after the other, each for those that none before it knew:
    /// as a rule that is one read, for the parts of an audience are mostly of one room.
    @Override
    public Map<RecipientRef, Reachable> addresses(
            AudienceQuery query, Collection<RecipientRef> refs) {
        var leaves = new LinkedHashMap<String, AudienceQuery>();
        query.leaves().forEach(leaf -> leaves.putIfAbsent(leaf.source(), leaf));
        var missing = new LinkedHashSet<>(refs);
        var found = new HashMap<RecipientRef, Reachable>();
        for (var leaf : leaves.values()) {
            if (!missing.isEmpty()) {
                found.putAll(sources.get(leaf.source()).addresses(leaf, missing));
                missing.removeAll(found.keySet());
            }
        }
        return found;
    }

    /// @throws IllegalStateException always: without a query nobody knows whom to ask
    @Override
    public Map<RecipientRef, Reachable> addresses(Collection<RecipientRef> refs) {
        throw new IllegalStateException("a joined audience is asked with its query");
    }

    private People people(AudienceQuery query, @Nullable String after, int page) {
        if (query.parts().isEmpty()) {
            return new SourcePeople(sources.get(query.source()), query, after, page);
        }
        var parts =
                query.parts().stream()
                        .map(part -> people(part, after, page))
                        .collect(Collectors.toList());
        return switch (AudienceSources.join(query.source()).orElseThrow()) {
            case ANY_OF -> new JoinedPeople.AnyOf(parts);
            case ALL_OF -> new JoinedPeople.AllOf(parts);
            case EXCEPT ->
                    new JoinedPeople.Except(parts.getFirst(), parts.subList(1, parts.size()));
        };
    }

    private String inWords(AudienceQuery part) {
        var words = sources.get(part.source()).describe(part);
        return part.parts().isEmpty() ? words : "(" + words + ")";
    }
}
