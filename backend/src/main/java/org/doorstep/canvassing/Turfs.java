package org.doorstep.canvassing;

import org.doorstep.canvassing.Handout.StreetPartRef;
import org.doorstep.canvassing.turf.KeptCutStore;
import org.doorstep.canvassing.turf.TurfMaking;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.Permissions;
import org.doorstep.territory.Street;
import org.doorstep.territory.Streets;
import org.doorstep.territory.Ward;
import org.doorstep.territory.Wards;
import org.doorstep.territory.Ways;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Streets cut into turf: looked at, kept, and handed out one turf at a time. Needs the row
/// `cut-turf` at the branch. Safe for use by many threads.
public class Turfs {

    static final String ROW = "cut-turf";

    private static final int MOST_STREETS = 2_000;
    private static final int FEWEST_DOORS = 10;
    private static final int MOST_DOORS = 400;

    /// Reads, and where cuts are kept.
    record Ground(Wards wards, Streets streets, Ways ways, Branches branches) {}

    private final Ground ground;
    private final Assignments assignments;
    private final KeptCutStore store;
    private final Permissions permissions;
    private final Clock clock;

    Turfs(
            Ground ground,
            Assignments assignments,
            KeptCutStore store,
            Permissions permissions,
            Clock clock) {
        this.ground = ground;
        this.assignments = assignments;
        this.store = store;
        this.permissions = permissions;
        this.clock = clock;
    }

    /// The cut of these streets, which nothing keeps yet. The same streets and the same wish give
    /// the same cut. Takes about a tenth of a second for a ward.
    ///
    /// @return refused as not found where a street is not the branch's, and where a number is out
    ///   of range or there is no door to cut
    public Outcome<TurfPlan> plan(TurfWish wish, Actor by) {
        return permissions.check(by, ROW, wish.branch()).then(_ -> plan(wish));
    }

    private Outcome<TurfPlan> plan(TurfWish wish) {
        var faults = faults(wish);
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.ofFields(faults));
        }
        var wards =
                ground.wards().ofBranch(wish.branch(), London.today(clock)).stream()
                        .collect(Collectors.toMap(Ward::id, Ward::name));
        var streets = ground.streets().findAll(wish.streets());
        if (streets.size() < new HashSet<>(wish.streets()).size()
                || !streets.stream().allMatch(street -> wards.containsKey(street.ward()))) {
            return Outcome.refused(Refusal.notFound());
        }
        var names = streets.stream().map(Street::ward).map(wards::get).distinct().sorted().toList();
        return new TurfMaking(ground.ways())
                .of(wish, joined(names), streets)
                .map(Outcome::done)
                .orElseGet(() ->
                        Outcome.refused(
                                Refusal.ofField(
                                        "street",
                                        "streets with doors",
                                        "Choose streets whose doors are known.")));
    }

    private static String joined(List<String> names) {
        return names.size() < 3
                ? String.join(", ", names)
                : names.getFirst() + " and " + (names.size() - 1) + " more";
    }

    private static List<FieldFault> faults(TurfWish wish) {
        var faults = new ArrayList<FieldFault>();
        if (wish.doors() < FEWEST_DOORS || wish.doors() > MOST_DOORS) {
            faults.add(
                    new FieldFault(
                            "doors",
                            FEWEST_DOORS + " to " + MOST_DOORS + " doors",
                            "An outing is 40 to 120 doors."));
        }
        if (wish.streets().isEmpty() || wish.streets().size() > MOST_STREETS) {
            faults.add(
                    new FieldFault(
                            "street",
                            "1 to 2,000 streets",
                            "Choose a ward, or a part of one, with streets that nobody has."));
        }
        return faults;
    }

    /// Keeps the cut that was looked at. May be repeated: the same cut is kept once.
    ///
    /// @param seen the id of the plan that was looked at
    /// @return refused where the streets have changed since, so that the cut would be another
    public Outcome<KeptCut> keep(TurfCutId seen, TurfWish wish, Actor by) {
        return plan(wish, by)
                .then(plan -> {
                    if (!plan.id().equals(seen)) {
                        return Outcome.refused(CanvassingRefusals.cutChanged());
                    }
                    store.keep(kept(plan, wish, London.now(clock)));
                    return Outcome.done(store.find(seen).orElseThrow());
                });
    }

    private KeptCut kept(TurfPlan plan, TurfWish wish, Instant now) {
        var places = new HashMap<StreetPartId, StreetPartRef>();
        for (var street : ground.streets().findAll(wish.streets())) {
            for (var side = 0; side < street.sides().size(); side++) {
                var whole = new StreetPartRef(street.id(), side);
                places.put(whole.id(), whole);
            }
        }
        var turfs =
                plan.turfs().stream()
                        .map(turf ->
                                new KeptCut.Turf(
                                        turf.number(),
                                        turf.name(),
                                        turf.walk().doors(),
                                        turf.walk().metres(),
                                        turf.walk().time(),
                                        turf.walk().parts().stream()
                                                .map(part -> ref(part, places))
                                                .toList()))
                        .toList();
        return new KeptCut(
                plan.id(), wish.branch(), plan.name(), wish.doors(), wish.style(), now, turfs);
    }

    private static StreetPartRef ref(WalkPart part, Map<StreetPartId, StreetPartRef> places) {
        var whole = Objects.requireNonNull(places.get(part.whole()));
        return part.isSplit()
                ? new StreetPartRef(whole.street(), whole.side(), part.numbers().orElseThrow())
                : whole;
    }

    /// The branch's kept cuts with those of the branches below, the last kept first, at most 50.
    public List<KeptCut> list(BranchId branch) {
        return store.ofBranches(ground.branches().idsWithin(branch));
    }

    /// One kept cut; as not found where the person may not see it.
    public Outcome<KeptCut> find(TurfCutId id, Actor by) {
        if (!permissions.mayAnywhere(by, ROW)) {
            return Outcome.refused(permissions.refusal(by, ROW));
        }
        return store.find(id)
                .filter(cut -> permissions.may(by, ROW, cut.branch()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.notFound()));
    }

    /// Hands one turf of a kept cut out, under its name. Also needs `give-assignment`; all that
    /// [Assignments#give] refuses is refused, above all a street that somebody has.
    public Outcome<Assignment> give(
            TurfCutId id, int number, Assignee assignee, Instant until, Actor by) {
        return find(id, by)
                .then(cut ->
                        cut.turfs().stream()
                                .filter(turf -> turf.number() == number)
                                .findFirst()
                                .map(turf -> give(cut, turf, assignee, until, by))
                                .orElseGet(() -> Outcome.refused(Refusal.notFound())));
    }

    private Outcome<Assignment> give(
            KeptCut cut, KeptCut.Turf turf, Assignee assignee, Instant until, Actor by) {
        return assignments.give(
                new Handout(
                        cut.branch(),
                        null,
                        assignee,
                        List.of(),
                        new HashSet<>(turf.parts()),
                        null,
                        until,
                        turf.name()),
                by);
    }
}
