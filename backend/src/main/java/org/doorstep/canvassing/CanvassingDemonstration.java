package org.doorstep.canvassing;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.London;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.Permissions;
import org.doorstep.security.Role;
import org.doorstep.security.RoleSource;
import org.doorstep.territory.Street;
import org.doorstep.territory.StreetId;
import org.doorstep.territory.Streets;
import org.doorstep.territory.Wards;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/// Hands out some streets of the town: one walk half done, one not begun, one that ends tomorrow,
/// one handed back, one taken back. Does nothing where there is nobody to give or take them.
class CanvassingDemonstration implements DemonstrationPart {

    private final Assignments assignments;
    private final Wards wards;
    private final Streets streets;
    private final Permissions permissions;
    private final Supplier<List<AccountId>> people;
    private final RoleSource roles;
    private final Paper paper;

    /// Where ids and times come from.
    record Paper(IdSource ids, Clock clock) {

        Instant now() {
            return London.now(clock);
        }
    }

    CanvassingDemonstration(
            Assignments assignments,
            Wards wards,
            Streets streets,
            Permissions permissions,
            Supplier<List<AccountId>> people,
            RoleSource roles,
            Paper paper) {
        this.assignments = assignments;
        this.wards = wards;
        this.streets = streets;
        this.permissions = permissions;
        this.people = people;
        this.roles = roles;
        this.paper = paper;
    }

    @Override
    public int step() {
        return 60;
    }

    @Override
    public void load() {
        var actors =
                people.get().stream()
                        .map(account -> new Actor(account, roles.grantsOf(account)))
                        .toList();
        var giver =
                actors.stream()
                        .filter(actor ->
                                permissions.may(actor, "give-assignment", DemonstrationMode.TOWN))
                        .findFirst();
        var walkers =
                actors.stream()
                        .filter(actor -> actor.has(Role.ACTIVIST) || actor.has(Role.CANVASS_LEAD))
                        .toList();
        if (giver.isPresent()) {
            give(giver.get(), walkers.isEmpty() ? List.of(giver.get()) : walkers);
        }
    }

    private void give(Actor giver, List<Actor> walkers) {
        var first = walkers.getFirst();
        var last = walkers.getLast();
        var halfDone = give(giver, of(first), "Castle", 3, Duration.ofDays(4));
        report(halfDone, first, 0.5);
        give(giver, new Assignee.OfTeam("Thursday team"), "Mill", 4, Duration.ofDays(3));
        var endsTomorrow = give(giver, of(last), "Station", 3, Duration.ofHours(26));
        report(endsTomorrow, last, 0.8);
        var handedBack = give(giver, of(last), "Harbour", 2, Duration.ofDays(5));
        report(handedBack, last, 0.4);
        if (handedBack != null) {
            assignments.handBack(handedBack.id(), last).orThrow();
        }
        var takenBack =
                give(giver, new Assignee.OfTeam("Saturday team"), "Orchard", 3, Duration.ofDays(2));
        if (takenBack != null) {
            assignments.takeBack(takenBack.id(), giver).orThrow();
        }
    }

    private static Assignee of(Actor walker) {
        return new Assignee.OfVolunteer(walker.account());
    }

    private @Nullable Assignment give(
            Actor giver, Assignee to, String wardName, int howMany, Duration until) {
        var chosen = someStreets(wardName, howMany);
        if (chosen.isEmpty()) {
            return null;
        }
        return assignments
                .give(
                        Handout.of(DemonstrationMode.TOWN, to, chosen, paper.now().plus(until)),
                        giver)
                .orThrow();
    }

    /// The streets nearest to the ward's first one, so that they make a walk.
    private List<StreetId> someStreets(String wardName, int howMany) {
        var ward =
                wards.ofBranch(DemonstrationMode.TOWN, London.today(paper.clock())).stream()
                        .filter(found -> found.name().equals(wardName))
                        .findFirst();
        if (ward.isEmpty()) {
            return List.of();
        }
        var all = streets.ofWard(ward.get().id());
        return all.stream()
                .sorted(
                        Comparator.comparingDouble(
                                street -> begin(street).distanceTo(begin(all.getFirst())).metres()))
                .limit(howMany)
                .map(Street::id)
                .toList();
    }

    private static GeoPoint begin(Street street) {
        return street.sides().getFirst().line().getFirst();
    }

    /// Reports the first parts of the walk, the last of them only partly.
    private void report(@Nullable Assignment given, Actor by, double share) {
        if (given == null) {
            return;
        }
        var parts = given.walk().parts();
        var reported = (int) Math.max(1, parts.size() * share);
        for (var i = 0; i < reported; i++) {
            var part = parts.get(i);
            var partly = i == reported - 1;
            assignments
                    .report(
                            given.id(),
                            new PartReport(
                                    paper.ids().next(),
                                    part.id(),
                                    partly ? PartState.PARTLY : PartState.DONE,
                                    partly ? part.doors() / 2 : null,
                                    partly ? "Rain" : null,
                                    paper.now().minus(Duration.ofMinutes(20L * (reported - i)))),
                            by)
                    .orThrow();
        }
    }
}
