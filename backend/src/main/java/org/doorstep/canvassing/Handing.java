package org.doorstep.canvassing;

import org.doorstep.canvassing.walk.WalkMaking;
import org.doorstep.canvassing.walk.WalkMaking.Part;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.security.Branches;
import org.doorstep.security.RoleSource;
import org.doorstep.territory.Street;
import org.doorstep.territory.StreetId;
import org.doorstep.territory.Streets;
import org.doorstep.territory.Ward;
import org.doorstep.territory.WardId;
import org.doorstep.territory.Wards;
import org.doorstep.territory.Ways;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads what an organiser hands out: which parts, whether they are the branch's, and to whom.
final class Handing {

    private static final int MOST_PARTS = 500;
    static final Duration LONGEST = Duration.ofDays(60);
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_TEAM = 60;

    private final Wards wards;
    private final Streets streets;
    private final Ways ways;
    private final Branches branches;
    private final RoleSource roles;
    private final Clock clock;

    Handing(
            Wards wards,
            Streets streets,
            Ways ways,
            Branches branches,
            RoleSource roles,
            Clock clock) {
        this.wards = wards;
        this.streets = streets;
        this.ways = ways;
        this.branches = branches;
        this.roles = roles;
        this.clock = clock;
    }

    /// What is handed out, ready to be given.
    ///
    /// @param name what to call it
    /// @param wardName the ward of most of its doors
    record Ready(Walk walk, String name, String wardName) {}

    Outcome<Ready> read(Handout handout) {
        var faults = faults(handout);
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.ofFields(faults));
        }
        return walk(handout).map(walk -> new Ready(walk, name(handout, walk), wardName(walk)));
    }

    /// The walk, whoever is to walk it.
    Outcome<Walk> walk(Handout handout) {
        var found = streetsOf(handout);
        var ground =
                wards.ofBranch(handout.branch(), London.today(clock)).stream()
                        .map(Ward::id)
                        .collect(Collectors.toSet());
        if (found.size() < wanted(handout).size()
                || !found.values().stream().allMatch(street -> ground.contains(street.ward()))) {
            return Outcome.refused(Refusal.notFound());
        }
        var parts = parts(handout, found);
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            return Outcome.refused(
                    Refusal.ofField(
                            "streets",
                            "1 to " + MOST_PARTS + " street parts",
                            "Choose some streets of the branch, not too many."));
        }
        var around = ways.around(WalkMaking.boxOf(parts));
        return Outcome.done(WalkMaking.of(parts, handout.meetAt(), around));
    }

    private Map<StreetId, Street> streetsOf(Handout handout) {
        return streets.findAll(wanted(handout)).stream()
                .collect(Collectors.toMap(Street::id, Function.identity()));
    }

    private static Set<StreetId> wanted(Handout handout) {
        var ids = new LinkedHashSet<>(handout.streets());
        handout.parts().forEach(part -> ids.add(part.street()));
        return ids;
    }

    private static List<Part> parts(Handout handout, Map<StreetId, Street> found) {
        var parts = new LinkedHashMap<StreetPartId, Part>();
        for (var id : handout.streets()) {
            var street = found.get(id);
            if (street != null) {
                WalkMaking.partsOf(street).forEach(part -> parts.put(part.id(), part));
            }
        }
        handout.parts().stream()
                .sorted(
                        Comparator.comparing((Handout.StreetPartRef ref) -> ref.street().toString())
                                .thenComparing(Handout.StreetPartRef::side)
                                .thenComparing(ref -> ref.id().toString()))
                .forEach(ref -> {
                    var street = found.get(ref.street());
                    if (street != null && isThere(street, ref) && !parts.containsKey(ref.whole())) {
                        var part = new Part(street, ref.side(), ref.numbers());
                        parts.put(part.id(), part);
                    }
                });
        return List.copyOf(parts.values());
    }

    private static boolean isThere(Street street, Handout.StreetPartRef ref) {
        if (ref.side() < 0 || ref.side() >= street.sides().size()) {
            return false;
        }
        var numbers = ref.numbers();
        return numbers == null || street.sides().get(ref.side()).only(numbers).isPresent();
    }

    private List<FieldFault> faults(Handout handout) {
        var now = London.now(clock);
        var faults = new ArrayList<FieldFault>();
        if (!handout.until().isAfter(now) || handout.until().isAfter(now.plus(LONGEST))) {
            faults.add(
                    new FieldFault(
                            "until",
                            "after now and at most 60 days ahead",
                            "Choose a time within the next 60 days."));
        }
        var name = handout.name();
        if (name != null && (name.isBlank() || name.strip().length() > LONGEST_NAME)) {
            faults.add(
                    new FieldFault("name", "1 to 120 characters", "Give the walk a short name."));
        }
        if (!mayWalk(handout)) {
            faults.add(
                    new FieldFault(
                            "assignee",
                            "an approved volunteer of the branch, or a team of 1 to 60 characters",
                            "Choose one of the branch's people."));
        }
        return faults;
    }

    private boolean mayWalk(Handout handout) {
        return switch (handout.assignee()) {
            case Assignee.OfTeam(var team) ->
                    !team.isBlank() && team.strip().length() <= LONGEST_TEAM;
            case Assignee.OfVolunteer(var account) ->
                    roles.grantsOf(account).stream()
                            .anyMatch(grant ->
                                    branches.isWithin(handout.branch(), grant.branch())
                                            || branches.isWithin(grant.branch(), handout.branch()));
        };
    }

    private static String name(Handout handout, Walk walk) {
        if (handout.name() != null) {
            return handout.name().strip();
        }
        var names = walk.parts().stream().map(WalkPart::name).distinct().toList();
        var first = names.getFirst();
        return names.size() == 1 ? first : first + " and " + (names.size() - 1) + " more";
    }

    private String wardName(Walk walk) {
        var doors = new LinkedHashMap<WardId, Integer>();
        var byId =
                streets
                        .findAll(walk.parts().stream().map(WalkPart::street).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Street::id, Street::ward));
        for (var part : walk.parts()) {
            var ward = byId.get(part.street());
            if (ward != null) {
                doors.merge(ward, part.doors(), Integer::sum);
            }
        }
        return doors.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .flatMap(most -> wards.find(most.getKey()))
                .map(Ward::name)
                .orElse("");
    }
}
