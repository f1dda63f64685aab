package org.doorstep.messaging.audience;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceQuery.Join;
import org.doorstep.messaging.Candidate;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class JoinedAudienceTest {

    private static final BranchId BRANCH = new BranchId(new UUID(0x7000, 1));

    private final Crowd crowd = new Crowd();
    private final AudienceSources sources = new AudienceSources(List.of(crowd));

    private static AudienceQuery one(String... sets) {
        return new AudienceQuery("crowd", BRANCH, Map.of("set", List.of(sets)));
    }

    private static AudienceQuery joined(Join join, AudienceQuery... parts) {
        return AudienceQuery.joined(join, BRANCH, List.of(parts));
    }

    private List<String> all(AudienceQuery query, int limit) {
        var found = new ArrayList<String>();
        @Nullable String after = null;
        List<Candidate> page;
        do {
            page = sources.of(query).page(query, after, limit);
            page.forEach(candidate -> found.add(candidate.ref().text()));
            after = page.isEmpty() ? after : page.getLast().ref().text();
        } while (page.size() == limit);
        return found;
    }

    @Test
    void uniteLeaveOutAndIntersect() {
        crowd.put("leaflets", List.of(1, 2, 3, 5));
        crowd.put("stalls", List.of(2, 3, 4));
        crowd.put("drivers", List.of(3, 10));
        var either = joined(Join.ANY_OF, one("leaflets"), one("stalls"));
        var both = joined(Join.ALL_OF, one("leaflets"), one("stalls"), one("drivers"));
        var without = joined(Join.EXCEPT, one("leaflets"), one("stalls"), one("drivers"));

        assertThat(all(either, 2)).isEqualTo(refs(1, 2, 3, 4, 5));
        assertThat(all(both, 2)).isEqualTo(refs(3));
        assertThat(all(without, 2)).isEqualTo(refs(1, 5));
        assertThat(all(joined(Join.EXCEPT, either, both), 10)).isEqualTo(refs(1, 2, 4, 5));
        assertThat(sources.of(without).describe(without))
                .isEqualTo("leaflets, but not stalls, nor drivers");
    }

    /// Seeded: whatever the expression and the page, the stream gives what sets in memory give.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyExpressionGivesWhatSetsInMemoryGiveInRefOrder(long seed) {
        var random = new Random(seed);
        for (var name : List.of("a", "b", "c", "d")) {
            var share = random.nextInt(1, 100);
            crowd.put(
                    name,
                    IntStream.range(1, 400)
                            .filter(n -> random.nextInt(100) < share)
                            .boxed()
                            .toList());
        }
        for (var round = 0; round < 150; round++) {
            var query = expression(random, 3);
            var limit = random.nextInt(1, 120);

            assertThat(all(query, limit)).isEqualTo(List.copyOf(inMemory(query)));
        }
    }

    @Test
    void aHundredThousandPeopleAreReadPageByPageAndOnce() {
        var everybody = IntStream.rangeClosed(1, 100_000).boxed().toList();
        crowd.put("everybody", everybody);
        crowd.put("half", everybody.stream().filter(n -> n % 2 == 0).toList());
        var query = joined(Join.EXCEPT, one("everybody"), one("half"));

        var found = all(query, 1_000);

        assertThat(found).hasSize(50_000).isSorted();
        assertThat(crowd.largestPage()).isLessThanOrEqualTo(1_000);
        assertThat(crowd.read()).isLessThan(2 * 150_000L);
    }

    @Test
    void aFewAmongManyAreFoundWithoutReadingTheMany() {
        crowd.put("everybody", IntStream.rangeClosed(1, 100_000).boxed().toList());
        crowd.put("few", IntStream.rangeClosed(1, 20).map(n -> n * 4_999).boxed().toList());

        var found = all(joined(Join.ALL_OF, one("everybody"), one("few")), 1_000);

        assertThat(found).isEqualTo(List.copyOf(crowd.set("few")));
        assertThat(crowd.read()).isLessThan(5_000);
    }

    private static List<String> refs(int... people) {
        return IntStream.of(people)
                .mapToObj(n -> Crowd.ref(n).text())
                .sorted()
                .collect(Collectors.toList());
    }

    private static AudienceQuery expression(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return one(List.of("a", "b", "c", "d", "nobody").get(random.nextInt(5)));
        }
        var join = Join.values()[random.nextInt(3)];
        var parts = new ArrayList<AudienceQuery>();
        for (var n = random.nextInt(2, 4); n > 0; n--) {
            parts.add(expression(random, depth - 1));
        }
        return AudienceQuery.joined(join, BRANCH, parts);
    }

    private TreeSet<String> inMemory(AudienceQuery query) {
        if (query.parts().isEmpty()) {
            return crowd.set(query.filters().getOrDefault("set", List.of("nobody")).getFirst());
        }
        var sets = query.parts().stream().map(this::inMemory).toList();
        var found = sets.getFirst();
        for (var other : sets.subList(1, sets.size())) {
            switch (AudienceSources.join(query.source()).orElseThrow()) {
                case ANY_OF -> found.addAll(other);
                case ALL_OF -> found.retainAll(other);
                case EXCEPT -> found.removeAll(other);
            }
        }
        return found;
    }
}
