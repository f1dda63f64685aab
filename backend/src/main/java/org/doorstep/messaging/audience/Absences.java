package org.doorstep.messaging.audience;

import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceQuery.Join;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.Shortfall;
import org.doorstep.messaging.Shortfall.Condition;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says which part of an audience leaves somebody out now, by asking its sources about this one
/// person, a condition at a time. Reads only. Safe for use by many threads.
public final class Absences {

    private final AudienceSources sources;
    private final Branches branches;

    public Absences(AudienceSources sources, Branches branches) {
        this.sources = sources;
        this.branches = branches;
    }

    /// The branch whose person this is, by the sources of the audience; empty where none of them
    /// knows the person.
    public Optional<BranchId> branchOf(AudienceQuery query, RecipientRef ref) {
        return query.leaves().stream()
                .map(AudienceQuery::source)
                .distinct()
                .flatMap(kind -> sources.get(kind).branchOf(ref).stream())
                .findFirst();
    }

    /// What leaves the person out now; empty where nothing does.
    public List<Shortfall> of(AudienceQuery query, RecipientRef ref) {
        return switch (AudienceSources.join(query.source()).orElse(null)) {
            case null -> ofSource(query, ref);
            case ALL_OF -> query.parts().stream().flatMap(part -> of(part, ref).stream()).toList();
            case ANY_OF -> ofAny(query, ref);
            case EXCEPT -> ofRest(query, ref);
        };
    }

    private List<Shortfall> ofAny(AudienceQuery query, RecipientRef ref) {
        var parts = query.parts().stream().map(part -> of(part, ref)).toList();
        return parts.stream().anyMatch(List::isEmpty)
                ? List.of()
                : List.of(new Shortfall.InNone(parts));
    }

    private List<Shortfall> ofRest(AudienceQuery query, RecipientRef ref) {
        var found = new ArrayList<>(of(query.parts().getFirst(), ref));
        for (var part : query.parts().subList(1, query.parts().size())) {
            if (of(part, ref).isEmpty()) {
                found.add(new Shortfall.LeftOut(List.copyOf(met(part, ref))));
            }
        }
        return found;
    }

    private List<Shortfall> ofSource(AudienceQuery query, RecipientRef ref) {
        if (holds(query, ref)) {
            return List.of();
        }
        var home = branchOf(query, ref);
        if (home.isPresent() && !branches.idsWithin(query.branch()).contains(home.get())) {
            return List.of(lacks(query, Condition.BRANCH));
        }
        if (!query.filters().isEmpty()) {
            var found = new ArrayList<Shortfall>();
            query.filters()
                    .forEach((name, values) -> {
                        var one = narrowed(query, Map.of(name, values));
                        if (!holds(one, ref)) {
                            found.add(lacks(query, name));
                        }
                    });
            if (!found.isEmpty() && found.size() < query.filters().size()
                    || holds(narrowed(query, Map.of()), ref)) {
                return found.isEmpty() ? List.of(lacks(query, Condition.TOGETHER)) : found;
            }
        }
        return List.of(lacks(query, Condition.REACH));
    }

    private static AudienceQuery narrowed(AudienceQuery query, Map<String, List<String>> filters) {
        return new AudienceQuery(query.source(), query.branch(), filters);
    }

    /// By what the person is in an audience that the person is in.
    private LinkedHashSet<Condition> met(AudienceQuery query, RecipientRef ref) {
        var met = new LinkedHashSet<Condition>();
        var join = AudienceSources.join(query.source());
        if (join.isEmpty()) {
            query.filters().keySet().forEach(name -> met.add(condition(query, name)));
            if (met.isEmpty()) {
                met.add(condition(query, Condition.REACH));
            }
            return met;
        }
        var parts = join.get() == Join.EXCEPT ? query.parts().subList(0, 1) : query.parts();
        for (var part : parts) {
            if (of(part, ref).isEmpty()) {
                met.addAll(met(part, ref));
                if (join.get() == Join.ANY_OF) {
                    return met;
                }
            }
        }
        return met;
    }

    private boolean holds(AudienceQuery query, RecipientRef ref) {
        return sources.of(query).holds(query, ref);
    }

    private static Shortfall lacks(AudienceQuery query, String code) {
        return new Shortfall.Lacks(condition(query, code));
    }

    private static Condition condition(AudienceQuery query, String code) {
        var values =
                code.equals(Condition.BRANCH)
                        ? List.of(query.branch().toString())
                        : query.filters().getOrDefault(code, List.of());
        return new Condition(query.source(), code, values);
    }
}
