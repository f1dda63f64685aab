package org.doorstep.messaging.audience;

import org.doorstep.messaging.AudienceSource;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The sources other rooms offer, by kind. Safe for use by many threads.
public final class AudienceSources {

    private final Map<String, AudienceSource> byKind;

    /// @throws IllegalStateException where two sources are of one kind
    public AudienceSources(Collection<AudienceSource> sources) {
        this.byKind =
                sources.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        AudienceSource::kind, Function.identity()));
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
}
