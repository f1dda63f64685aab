package org.doorstep.messaging.audience;

import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceQuery.Join;
import org.doorstep.messaging.AudienceSource;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The sources other rooms offer, by kind, and the three ways of joining them. Safe for use by many
/// threads.
public final class AudienceSources {

    private final Map<String, AudienceSource> byKind;

    /// @throws IllegalStateException where two sources are of one kind
    public AudienceSources(Collection<AudienceSource> sources) {
        var all = new HashMap<String, AudienceSource>();
        for (var join : Join.values()) {
            all.put(join.word(), new JoinedAudience(join, this));
        }
        for (var source : sources) {
            if (all.put(source.kind(), source) != null) {
                throw new IllegalStateException("two audiences are called " + source.kind());
            }
        }
        this.byKind = Map.copyOf(all);
    }

    /// The source of that kind.
    public Optional<AudienceSource> find(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    /// The source of that kind, which a launched broadcast is known to have had.
    ///
    /// @throws IllegalStateException where it has disappeared
    public AudienceSource get(String kind) {
        return find(kind)
                .orElseThrow(
                        () -> new IllegalStateException("no room offers the audience " + kind));
    }

    /// The source that answers a query.
    ///
    /// @throws IllegalStateException where it has disappeared
    public AudienceSource of(AudienceQuery query) {
        return get(query.source());
    }

    /// The way of joining of that name.
    static Optional<Join> join(String word) {
        return Arrays.stream(Join.values()).filter(join -> join.word().equals(word)).findFirst();
    }
}
