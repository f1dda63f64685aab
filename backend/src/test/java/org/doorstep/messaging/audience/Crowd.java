package org.doorstep.messaging.audience;

import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.RecipientRef.ElectorRef;
import org.doorstep.messaging.RecipientRef.VolunteerRef;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/// Sets of people in memory, by the name of the filter `set`; counts what is read of them.
final class Crowd implements AudienceSource {

    private final Map<String, TreeSet<String>> sets = new HashMap<>();
    private long read;
    private int largestPage;

    static RecipientRef ref(int n) {
        var id = new UUID(0x7000L + n % 7, n * 0x9E3779B97F4A7C15L);
        return n % 5 == 0 ? new ElectorRef(id) : new VolunteerRef(id);
    }

    void put(String set, Collection<Integer> people) {
        var refs = new TreeSet<String>();
        people.forEach(n -> refs.add(ref(n).text()));
        sets.put(set, refs);
    }

    TreeSet<String> set(String name) {
        return new TreeSet<>(sets.getOrDefault(name, new TreeSet<>()));
    }

    long read() {
        return read;
    }

    int largestPage() {
        return largestPage;
    }

    @Override
    public String kind() {
        return "crowd";
    }

    @Override
    public String describe(AudienceQuery query) {
        return String.join(" or ", query.filters().getOrDefault("set", List.of()));
    }

    @Override
    public List<Candidate> page(AudienceQuery query, @Nullable String afterRef, int limit) {
        var all = new TreeSet<String>();
        for (var name : query.filters().getOrDefault("set", List.of())) {
            var one = sets.getOrDefault(name, new TreeSet<>());
            var rest = afterRef == null ? one : one.tailSet(afterRef, false);
            rest.stream().limit(limit).forEach(all::add);
        }
        var page =
                all.stream()
                        .limit(limit)
                        .map(RecipientRef::parse)
                        .map(ref -> new Candidate(ref, ref.id().toString()))
                        .toList();
        read += page.size();
        largestPage = Math.max(largestPage, limit);
        return page;
    }

    @Override
    public Map<RecipientRef, Reachable> addresses(Collection<RecipientRef> refs) {
        return Map.of();
    }
}
