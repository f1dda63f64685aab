package org.doorstep.membership.volunteer;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.London;
import org.doorstep.membership.FreeHours;
import org.doorstep.membership.HomePatch;
import org.doorstep.membership.Skill;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.membership.role.GrantStore;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceQuery.Join;
import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.Shortfall;
import org.doorstep.messaging.audience.Absences;
import org.doorstep.messaging.audience.AudienceSources;
import org.doorstep.security.BranchId;
import org.doorstep.security.BranchKind;
import org.doorstep.security.Branches;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.doorstep.territory.WardId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Seeded people, seeded audiences: whatever is asked for is what plain lists give, and no minor is
/// ever among it.
@RoomTest
class GeneratedAudiencesRoomTest {

    private static final int PEOPLE = 120;
    private static final int AUDIENCES = 1_000;
    private static final List<Integer> PAGES = List.of(20, 33, 90, 200);
    private static final List<String> WARDS =
            List.of(
                    "0190aaaa-0000-7000-8000-000000000001|E1",
                    "0190aaaa-0000-7000-8000-000000000001|E2");
    private static final List<String> TAGS = List.of("minibus", "poster site");

    @Autowired VolunteerStore store;
    @Autowired GrantStore grants;
    @Autowired TagStore tags;
    @Autowired VolunteerAudience audience;
    @Autowired Branches branches;
    @Autowired TestClock clock;

    private final Random random = new Random(20_270_413);
    private final Map<String, Volunteer> people = new TreeMap<>();
    private final Map<String, Set<Role>> roles = new TreeMap<>();
    private final Map<String, Set<String>> tagged = new TreeMap<>();
    private BranchId party = new BranchId(new UUID(0, 0));
    private List<BranchId> towns = List.of();

    @BeforeEach
    void aTown() {
        party = branches.open(null, "Party", BranchKind.PARTY, null).orThrow().id();
        towns =
                List.of(
                        branches.open(party, "East", BranchKind.BRANCH, null).orThrow().id(),
                        branches.open(party, "West", BranchKind.BRANCH, null).orThrow().id());
        for (var n = 0; n < PEOPLE; n++) {
            person(n);
        }
    }

    @Test
    void whateverIsAskedForIsWhatPlainListsGiveAndNoMinorIsEverInIt() {
        var sources = new AudienceSources(List.of(new AskedOnce(audience)));
        var minors = 0L;
        for (var n = 0; n < AUDIENCES; n++) {
            var query = query(2);

            var found = all(sources, query, PAGES.get(random.nextInt(PAGES.size())));

            assertThat(found).as("%s", query).isEqualTo(List.copyOf(plainly(query)));
            minors += found.stream().filter(ref -> isMinor(person(ref))).count();
        }
        assertThat(minors).isZero();
        assertThat(people.values()).filteredOn(this::isMinor).isNotEmpty();
    }

    @Test
    void whatLeavesSomebodyOutIsTheConditionsThatPlainListsFindUnmet() {
        var absences = new Absences(new AudienceSources(List.of(audience)), branches);
        var refs = List.copyOf(people.keySet());
        var explained = 0;
        for (var n = 0; n < 400; n++) {
            var query = query(2);
            var ref = refs.get(random.nextInt(refs.size()));

            var reasons = absences.of(query, RecipientRef.parse(ref));

            assertThat(reasons.isEmpty())
                    .as("%s in %s", ref, query)
                    .isEqualTo(plainly(query).contains(ref));
            var everybody = new AudienceQuery("volunteers", query.branch(), Map.of());
            if (query.parts().isEmpty() && !reasons.isEmpty() && isIn(everybody, ref)) {
                assertThat(reasons).isEqualTo(unmet(query, ref));
                explained++;
            }
        }
        assertThat(explained).isPositive();
    }

    private List<Shortfall> unmet(AudienceQuery query, String ref) {
        var unmet = new ArrayList<Shortfall>();
        query.filters()
                .forEach((name, values) -> {
                    if (!holds(name, values, person(ref), ref)) {
                        unmet.add(
                                new Shortfall.Lacks(
                                        new Shortfall.Condition("volunteers", name, values)));
                    }
                });
        return unmet;
    }

    /// The people do not change meanwhile, so each page of each question is asked of the store
    /// once, however many audiences it is a part of.
    private record AskedOnce(AudienceSource real, Map<Question, List<Candidate>> pages)
            implements AudienceSource {

        AskedOnce(AudienceSource real) {
            this(real, new HashMap<>());
        }

        private record Question(AudienceQuery query, @Nullable String after, int limit) {}

        @Override
        public String kind() {
            return real.kind();
        }

        @Override
        public String describe(AudienceQuery query) {
            return real.describe(query);
        }

        @Override
        public List<Candidate> page(AudienceQuery query, @Nullable String after, int limit) {
            return pages.computeIfAbsent(
                    new Question(query, after, limit), asked -> real.page(query, after, limit));
        }

        @Override
        public Map<RecipientRef, Reachable> addresses(Collection<RecipientRef> refs) {
            return real.addresses(refs);
        }
    }

    private List<String> all(AudienceSources sources, AudienceQuery query, int limit) {
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

    private AudienceQuery query(int depth) {
        var branch = random.nextBoolean() ? party : towns.get(random.nextInt(2));
        if (depth > 0 && random.nextInt(3) > 0) {
            return AudienceQuery.joined(
                    Join.values()[random.nextInt(3)],
                    branch,
                    List.of(query(depth - 1), query(depth - 1)));
        }
        var filters = new TreeMap<String, List<String>>();
        for (var n = random.nextInt(3); n > 0; n--) {
            filter(filters);
        }
        return new AudienceQuery("volunteers", branch, filters);
    }

    private void filter(Map<String, List<String>> filters) {
        switch (random.nextInt(7)) {
            case 0 -> filters.put("ward", List.of(WARDS.get(random.nextInt(2))));
            case 1 -> filters.put("skill", List.of(Skill.values()[random.nextInt(4)].name()));
            case 2 -> filters.put("role", List.of("CANVASS_LEAD", "ACTIVIST"));
            case 3 -> filters.put("tag", List.of(TAGS.get(random.nextInt(2))));
            case 4 -> filters.put("free", List.of("SATURDAY 10:00-12:00", "SUNDAY"));
            case 5 -> filters.put("within", List.of("53.0,0.1,7000"));
            default ->
                    filters.put(
                            "area", List.of("POLYGON ((0 52.9, 0.1 52.9, 0.1 53, 0 53, 0 52.9))"));
        }
    }

    private TreeSet<String> plainly(AudienceQuery query) {
        if (query.parts().isEmpty()) {
            var found = new TreeSet<String>();
            people.keySet().stream().filter(ref -> isIn(query, ref)).forEach(found::add);
            return found;
        }
        var found = plainly(query.parts().getFirst());
        var other = plainly(query.parts().getLast());
        switch (query.source()) {
            case "any-of" -> found.addAll(other);
            case "all-of" -> found.retainAll(other);
            default -> found.removeAll(other);
        }
        return found;
    }

    private boolean isIn(AudienceQuery query, String ref) {
        var person = person(ref);
        return person.status() == VolunteerStatus.APPROVED
                && !isMinor(person)
                && branches.isWithin(person.branch(), query.branch())
                && query.filters().keySet().stream()
                        .allMatch(name -> holds(name, query.filters().get(name), person, ref));
    }

    private boolean holds(
            String name, @Nullable List<String> values, Volunteer person, String ref) {
        var wanted = values == null ? List.<String>of() : values;
        var home = person.offer().home();
        var point = home.point();
        var ward = home.ward();
        return switch (name) {
            case "ward" -> ward != null && wanted.contains(ward.toString());
            case "skill" ->
                    person.offer().skills().stream().anyMatch(one -> wanted.contains(one.name()));
            case "role" -> roles.containsKey(ref);
            case "tag" -> tagged.getOrDefault(ref, Set.of()).stream().anyMatch(wanted::contains);
            case "free" -> person.offer().freeHours().stream().anyMatch(this::isWeekend);
            case "within" ->
                    point != null && GeoPoint.of(53, 0.1).distanceTo(point).metres() <= 7_000;
            default ->
                    point != null
                            && point.latitude() >= 52.9
                            && point.latitude() <= 53
                            && point.longitude() >= 0
                            && point.longitude() <= 0.1;
        };
    }

    private boolean isWeekend(FreeHours hours) {
        return hours.day() == DayOfWeek.SUNDAY
                || hours.day() == DayOfWeek.SATURDAY
                        && !hours.from().isAfter(LocalTime.of(10, 0))
                        && !hours.until().isBefore(LocalTime.NOON);
    }

    private Volunteer person(String ref) {
        return Objects.requireNonNull(people.get(ref));
    }

    private boolean isMinor(Volunteer person) {
        return person.isMinorOn(London.today(clock));
    }

    private Set<Skill> skills() {
        var skills = new TreeSet<Skill>();
        for (var n = random.nextInt(3); n > 0; n--) {
            skills.add(Skill.values()[random.nextInt(4)]);
        }
        return skills;
    }

    private List<FreeHours> hours() {
        var hours = new ArrayList<FreeHours>();
        for (var n = random.nextInt(3); n > 0; n--) {
            var from = LocalTime.of(random.nextInt(8, 14), 0);
            hours.add(
                    new FreeHours(
                            DayOfWeek.of(random.nextInt(4, 8)),
                            from,
                            from.plusHours(random.nextInt(1, 4))));
        }
        return hours;
    }

    private @Nullable WardId ward() {
        return random.nextInt(4) == 0 ? null : WardId.of(WARDS.get(random.nextInt(2)));
    }

    private void person(int n) {
        var id =
                new VolunteerId(
                        new UUID(0x0190_0000_0000_7000L, random.nextLong() | Long.MIN_VALUE));
        var point =
                random.nextInt(10) == 0
                        ? null
                        : GeoPoint.of(
                                52.9 + random.nextInt(20) / 100.0, random.nextInt(20) / 100.0);
        var volunteer =
                new Volunteer(
                        id,
                        random.nextInt(8) == 0 ? VolunteerStatus.PENDING : VolunteerStatus.APPROVED,
                        towns.get(random.nextInt(2)),
                        new Volunteer.Person(
                                "Person " + n,
                                2003 + random.nextInt(10),
                                Language.ENGLISH,
                                false,
                                "1",
                                Instant.EPOCH),
                        new Volunteer.Reach(null, null),
                        new Volunteer.Offer(skills(), hours(), new HomePatch(point, null, ward())),
                        new Volunteer.Course(Instant.EPOCH, null, null, null),
                        0);
        store.add(volunteer);
        people.put(id.ref().text(), volunteer);
        for (var role : List.of(Role.ACTIVIST, Role.CANVASS_LEAD)) {
            if (random.nextInt(3) == 0) {
                grants.put(id, new Grant(role, party, Instant.EPOCH, null), null);
                roles.computeIfAbsent(id.ref().text(), who -> new TreeSet<>()).add(role);
            }
        }
        for (var tag : TAGS) {
            if (random.nextInt(3) == 0) {
                tags.put(id, tag, volunteer.branch());
                tagged.computeIfAbsent(id.ref().text(), who -> new TreeSet<>()).add(tag);
            }
        }
    }
}
