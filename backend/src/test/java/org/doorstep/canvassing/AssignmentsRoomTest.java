package org.doorstep.canvassing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.canvassing.Handout.StreetPartRef;
import org.doorstep.canvassing.assignment.AssignmentStore;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PageRequest;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.BranchKind;
import org.doorstep.security.Branches;
import org.doorstep.security.Grant;
import org.doorstep.security.Permissions;
import org.doorstep.security.Role;
import org.doorstep.territory.NumberRange;
import org.doorstep.territory.Street;
import org.doorstep.territory.Streets;
import org.doorstep.territory.Ward;
import org.doorstep.territory.Wards;
import org.doorstep.territory.Ways;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A walk from the hand that gives it to the last door, on the streets of Aldermarsh.
@RoomTest
class AssignmentsRoomTest {

    private static final Instant NOW = TestClock.START;
    private static final AccountId ANNA = new AccountId(new UUID(0x7000, 1));
    private static final AccountId BEN = new AccountId(new UUID(0x7000, 2));

    @Autowired ApplicationContext application;
    @Autowired AssignmentStore store;
    @Autowired Wards wards;
    @Autowired Streets streets;
    @Autowired Ways ways;
    @Autowired Branches branches;
    @Autowired Permissions permissions;
    @Autowired IdSource ids;
    @Autowired TestClock clock;

    private final Map<AccountId, List<Grant>> grants = new HashMap<>();

    private Assignments assignments() {
        return new Assignments(
                store,
                new Handing(
                        wards,
                        streets,
                        ways,
                        branches,
                        account -> grants.getOrDefault(account, List.of()),
                        clock),
                new Reporting(store, clock),
                permissions,
                branches,
                ids,
                clock);
    }

    private BranchId party = new BranchId(new UUID(0, 0));
    private BranchId town = party;
    private BranchId other = party;
    private List<Street> castle = List.of();
    private Actor organiser = new Actor(BEN, List.of());

    @BeforeEach
    void openTheTown() {
        party = branches.open(null, "Party", BranchKind.PARTY, null).orThrow().id();
        town = branches.open(party, "Aldermarsh", BranchKind.BRANCH, null).orThrow().id();
        other = branches.open(party, "Elsewhere", BranchKind.BRANCH, null).orThrow().id();
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .filter(part -> part.step() == 20)
                .forEach(DemonstrationPart::load);
        var all =
                wards.inBox(new BoundingBox(52.60, -0.57, 52.64, -0.53), LocalDate.of(2027, 4, 13));
        wards.assign(town, all.stream().map(Ward::id).toList());
        castle =
                streets.ofWard(
                        all.stream()
                                .filter(ward -> ward.name().equals("Castle"))
                                .findFirst()
                                .orElseThrow()
                                .id());
        organiser = actor(new AccountId(new UUID(0x7000, 9)), Role.ORGANISER, town);
        grants.put(ANNA, List.of(grant(Role.ACTIVIST, town)));
    }

    private static Grant grant(Role role, BranchId branch) {
        return new Grant(role, branch, NOW.minusSeconds(60), null);
    }

    private static Actor actor(AccountId account, Role role, BranchId branch) {
        return new Actor(account, List.of(grant(role, branch)));
    }

    private Actor anna() {
        return actor(ANNA, Role.ACTIVIST, town);
    }

    private Handout handout(int from, int to, Assignee assignee) {
        return Handout.of(
                town,
                assignee,
                castle.subList(from, to).stream().map(Street::id).toList(),
                NOW.plus(Duration.ofDays(2)));
    }

    private Assignment giveToAnna() {
        return assignments()
                .give(handout(0, 3, new Assignee.OfVolunteer(ANNA)), organiser)
                .orThrow();
    }

    private static ProblemCode refused(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal)
                ? refusal.code()
                : new ProblemCode("done", 400, "not refused");
    }

    private static UUID version7(int n) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }

    @Test
    void aWalkIsWalkedByItsVolunteerUntilItIsOverAndNotACallLonger() {
        var given = giveToAnna();
        var id = given.id().toString();
        var stranger = new AccountId(new UUID(0x7000, 77));
        assertThat(assignments().isWalking(ANNA, id)).isTrue();
        assertThat(assignments().isWalking(stranger, id)).isFalse();
        assertThat(assignments().isWalking(ANNA, version7(404).toString())).isFalse();
        assertThat(assignments().isWalking(ANNA, "no id")).isFalse();

        clock.set(given.until().minusMillis(1));
        assertThat(assignments().isWalking(ANNA, id)).isTrue();
        clock.set(given.until());
        assertThat(assignments().isWalking(ANNA, id)).isFalse();

        clock.set(NOW);
        assignments().takeBack(given.id(), organiser).orThrow();
        assertThat(assignments().isWalking(ANNA, id)).isFalse();
        var again = giveToAnna();
        assignments().handBack(again.id(), anna()).orThrow();
        assertThat(assignments().isWalking(ANNA, again.id().toString())).isFalse();
    }

    private static PartReport done(int id, WalkPart part) {
        return new PartReport(version7(id), part.id(), PartState.DONE, null, null, NOW);
    }

    @Test
    void givesAWalkOfEveryPartOfTheStreetsChosen() {
        var given = giveToAnna();
        var chosen = castle.subList(0, 3);
        assertThat(given.state()).isEqualTo(AssignmentState.OPEN);
        assertThat(given.wardName()).isEqualTo("Castle");
        assertThat(given.walk().doors()).isEqualTo(chosen.stream().mapToInt(Street::doors).sum());
        assertThat(given.walk().parts())
                .hasSize(chosen.stream().mapToInt(street -> street.sides().size()).sum());
        assertThat(given.name()).endsWith("and 2 more");
        var own = assignments().ofVolunteer(ANNA, PageRequest.first(10));
        assertThat(own.items()).isEqualTo(List.of(given));
        assertThat(assignments().list(party)).isEqualTo(List.of(given));
        assertThat(assignments().list(other)).isEmpty();
    }

    @Test
    void namesTheStreetThatSomebodyHasAlready() {
        giveToAnna();
        var again = assignments().give(handout(2, 4, new Assignee.OfTeam("Thursday")), organiser);
        assertThat(refused(again)).isEqualTo(CanvassingRefusals.IN_HANDS);
        assertThat(((Outcome.Refused<?>) again).refusal().detail()).contains(castle.get(2).name());
        assertThat(assignments().give(handout(3, 5, new Assignee.OfTeam("Thursday")), organiser))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whatIsTakenBackOrHandedBackOrHasLapsedCanBeGivenAgain() {
        var first = giveToAnna();
        assertThat(assignments().takeBack(first.id(), organiser).orThrow().state())
                .isEqualTo(AssignmentState.TAKEN_BACK);
        assertThat(refused(assignments().handBack(first.id(), anna())))
                .isEqualTo(CanvassingRefusals.OVER);
        var second = giveToAnna();
        assertThat(assignments().handBack(second.id(), anna()).orThrow().state())
                .isEqualTo(AssignmentState.HANDED_BACK);
        assertThat(assignments().handBack(second.id(), anna()).orThrow().state())
                .isEqualTo(AssignmentState.HANDED_BACK);
        var third = giveToAnna();
        clock.set(third.until());
        assertThat(assignments().findOwn(third.id(), anna()).orElseThrow().state())
                .isEqualTo(AssignmentState.LAPSED);
        assertThat(assignments().holders(town, parts(third))).isEmpty();
    }

    /// The parts of a walk of whole sides, as they are asked about.
    private Set<StreetPartRef> parts(Assignment assignment) {
        return assignment.walk().parts().stream()
                .flatMap(part ->
                        IntStream.range(0, 10)
                                .mapToObj(side -> new StreetPartRef(part.street(), side))
                                .filter(ref -> ref.id().equals(part.id())))
                .collect(Collectors.toSet());
    }

    /// A side of Castle with more than one ten of numbers.
    private StreetPartRef longSide(NumberRange numbers) {
        return castle.stream()
                .filter(street -> street.sides().getFirst().to() > 20)
                .findFirst()
                .map(street -> new StreetPartRef(street.id(), 0, numbers))
                .orElseThrow();
    }

    private Outcome<Assignment> giveSide(StreetPartRef part) {
        return assignments()
                .give(
                        new Handout(
                                town,
                                null,
                                new Assignee.OfTeam("Blue team"),
                                List.of(),
                                Set.of(part),
                                null,
                                NOW.plus(Duration.ofDays(1)),
                                null),
                        organiser);
    }

    @Test
    void aSplitSideIsClaimedOnceForEachTenOfItsNumbersAndNeverBesideTheWholeSide() {
        var low = longSide(new NumberRange(1, 10));
        var first = giveSide(low).orThrow();
        assertThat(first.walk().parts())
                .extracting(WalkPart::isSplit, part -> part.numbers().orElseThrow().lastTen())
                .containsExactly(tuple(true, 0));

        assertThat(giveSide(low) instanceof Outcome.Refused).isTrue();
        assertThat(giveSide(longSide(new NumberRange(5, 15))) instanceof Outcome.Refused).isTrue();
        assertThat(giveSide(new StreetPartRef(low.street(), 0)) instanceof Outcome.Refused)
                .isTrue();
        var second = giveSide(longSide(new NumberRange(11, 20))).orThrow();

        var high = longSide(new NumberRange(21, 30));
        assertThat(
                        assignments()
                                .holders(
                                        town,
                                        Set.of(low, high, new StreetPartRef(low.street(), 0))))
                .containsOnlyKeys(low, new StreetPartRef(low.street(), 0));
        assignments().takeBack(first.id(), organiser).orThrow();
        assignments().takeBack(second.id(), organiser).orThrow();
        giveSide(new StreetPartRef(low.street(), 0)).orThrow();
        assertThat(giveSide(low) instanceof Outcome.Refused).isTrue();
    }

    @Test
    void tellsWhoHoldsAPart() {
        var given = giveToAnna();
        assertThat(assignments().holders(town, parts(given)).values())
                .hasSize(given.walk().parts().size())
                .containsOnly(given.id());
    }

    @Test
    void oneReportSentManyTimesIsOneReport() {
        var given = giveToAnna();
        var part = given.walk().parts().getFirst();
        var first = assignments().report(given.id(), done(1, part), anna()).orThrow();
        clock.advance(Duration.ofMinutes(3));
        var again = assignments().report(given.id(), done(1, part), anna()).orThrow();
        assertThat(again).isEqualTo(first);
        assertThat(first.part().state()).isEqualTo(PartState.DONE);
        assertThat(first.part().doorsDone()).isEqualTo(part.doors());
        assertThat(store.reports(given.id(), part.id())).hasSize(1);
        var other = given.walk().parts().getLast();
        assertThat(refused(assignments().report(given.id(), done(1, other), anna())))
                .isEqualTo(CanvassingRefusals.ID_TAKEN);
        assertThat(assignments().findOwn(given.id(), anna()).orElseThrow().walk().doorsDone())
                .isEqualTo(part.doors());
    }

    @Test
    void aReportAfterTheEndIsKeptAndRefusedButOneFromBeforeIsStillAnswered() {
        var given = giveToAnna();
        var part = given.walk().parts().getFirst();
        var before = assignments().report(given.id(), done(1, part), anna()).orThrow();
        assignments().takeBack(given.id(), organiser).orThrow();
        assertThat(assignments().report(given.id(), done(1, part), anna()).orThrow())
                .isEqualTo(before);
        var last = given.walk().parts().getLast();
        for (var attempt = 0; attempt < 2; attempt++) {
            assertThat(refused(assignments().report(given.id(), done(2, last), anna())))
                    .isEqualTo(CanvassingRefusals.OVER);
        }
        assertThat(store.reports(given.id(), last.id())).hasSize(1);
        assertThat(store.find(given.id()).orElseThrow().part(last.id()).orElseThrow().state())
                .isEqualTo(PartState.TO_DO);
    }

    @Test
    void refusesReportsThatBreakARule() {
        var given = giveToAnna();
        var part = given.walk().parts().getFirst();
        var tooMany =
                new PartReport(
                        version7(1), part.id(), PartState.PARTLY, part.doors() + 1, null, NOW);
        assertThat(refused(assignments().report(given.id(), tooMany, anna())))
                .isEqualTo(CanvassingRefusals.DOORS);
        var version4 =
                new PartReport(new UUID(0x4000, 1), part.id(), PartState.DONE, null, null, NOW);
        assertThat(refused(assignments().report(given.id(), version4, anna())))
                .isEqualTo(CanvassingRefusals.NOT_VERSION_7);
        var elsewhere =
                new PartReport(
                        version7(1),
                        StreetPartId.of(castle.get(8).id(), 0),
                        PartState.DONE,
                        null,
                        null,
                        NOW);
        assertThat(refused(assignments().report(given.id(), elsewhere, anna())))
                .isEqualTo(ProblemCode.NOT_FOUND);
        assertThat(store.find(given.id()).orElseThrow()).isEqualTo(given);
    }

    @Test
    void somebodyElsesAssignmentIsTheSameAsNone() {
        var given = giveToAnna();
        var ben = actor(BEN, Role.ACTIVIST, town);
        var none = new AssignmentId(version7(99));
        var part = given.walk().parts().getFirst();
        assertThat(assignments().findOwn(given.id(), ben)).isEmpty();
        assertThat(assignments().handBack(given.id(), ben))
                .isEqualTo(assignments().handBack(none, ben));
        assertThat(assignments().report(given.id(), done(1, part), ben))
                .isEqualTo(assignments().report(none, done(1, part), ben));
    }

    @Test
    void onlyThoseWhoMayGiveOrTakeBack() {
        var given = giveToAnna();
        var elsewhere = actor(BEN, Role.ORGANISER, other);
        var none = new AssignmentId(version7(99));
        assertThat(refused(assignments().give(handout(4, 5, new Assignee.OfTeam("T")), anna())))
                .isEqualTo(ProblemCode.FORBIDDEN);
        assertThat(refused(assignments().takeBack(given.id(), anna())))
                .isEqualTo(ProblemCode.FORBIDDEN);
        assertThat(refused(assignments().give(handout(4, 5, new Assignee.OfTeam("T")), elsewhere)))
                .isEqualTo(ProblemCode.NOT_FOUND);
        assertThat(assignments().takeBack(given.id(), elsewhere))
                .isEqualTo(assignments().takeBack(none, elsewhere));
    }

    @Test
    void aCanvassLeadSeesAndTakesBackWhatTheLeadGave() {
        var given = giveToAnna();
        var lead = actor(BEN, Role.CANVASS_LEAD, town);
        assertThat(refused(assignments().takeBack(given.id(), lead)))
                .isEqualTo(ProblemCode.NOT_FOUND);
        var own = assignments().give(handout(5, 6, new Assignee.OfTeam("Mine")), lead).orThrow();
        assertThat(assignments().takeBack(own.id(), lead).orThrow().state())
                .isEqualTo(AssignmentState.TAKEN_BACK);
    }

    @Test
    void refusesWhoIsNotOfTheBranchAndStreetsThatAreNot() {
        assertThat(
                        refused(
                                assignments()
                                        .give(
                                                handout(0, 1, new Assignee.OfVolunteer(BEN)),
                                                organiser)))
                .isEqualTo(ProblemCode.INVALID);
        wards.assign(town, List.of());
        assertThat(refused(assignments().give(handout(0, 1, new Assignee.OfTeam("T")), organiser)))
                .isEqualTo(ProblemCode.NOT_FOUND);
    }

    @Test
    void refusesATimeThatIsOverOrTooFarAhead() {
        for (var until : List.of(NOW, NOW.minusSeconds(1), NOW.plus(Duration.ofDays(61)))) {
            var handout =
                    Handout.of(
                            town, new Assignee.OfTeam("T"), List.of(castle.getFirst().id()), until);
            assertThat(refused(assignments().give(handout, organiser)))
                    .isEqualTo(ProblemCode.INVALID);
        }
    }
}
