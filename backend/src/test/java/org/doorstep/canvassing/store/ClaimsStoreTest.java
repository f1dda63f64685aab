package org.doorstep.canvassing.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.CountingIds;
import org.doorstep._support.TestClock;
import org.doorstep._support.TestStore;
import org.doorstep.canvassing.Assignee;
import org.doorstep.canvassing.Assignment;
import org.doorstep.canvassing.AssignmentId;
import org.doorstep.canvassing.AssignmentState;
import org.doorstep.canvassing.PartState;
import org.doorstep.canvassing.StreetPartId;
import org.doorstep.canvassing.Walk;
import org.doorstep.canvassing.WalkMeasure;
import org.doorstep.canvassing.WalkPart;
import org.doorstep.canvassing.assignment.AssignmentStore.Holding;
import org.doorstep.canvassing.assignment.PartClaim;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.doorstep.territory.Side;
import org.doorstep.territory.StreetId;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A street part is in one pair of hands at most, whatever crashes and whoever comes at once.
class ClaimsStoreTest {

    private static final Instant NOW = TestClock.START;
    private static final BranchId BRANCH = new BranchId(new UUID(0, 4));
    private static final String SCOPE = "branch:" + BRANCH;

    private final MongoTemplate mongo =
            TestStore.fresh(AssignmentDocument.class, ClaimDocument.class, ReportDocument.class);
    private final MongoAssignments store = new MongoAssignments(mongo);

    private static StreetPartId part(int number) {
        return StreetPartId.of(new StreetId(new UUID(0, 1)), number);
    }

    private static WalkPart walkPart(StreetPartId id) {
        return new WalkPart(
                id,
                id,
                new StreetId(new UUID(0, 1)),
                "Mill Lane",
                "Ely",
                Side.EVEN,
                2,
                20,
                10,
                List.of(new GeoPoint(52.6, -0.5), new GeoPoint(52.61, -0.5)),
                PartState.TO_DO,
                0,
                null,
                null);
    }

    private static Assignment assignment(int id, Instant givenAt, int... parts) {
        return new Assignment(
                new AssignmentId(CountingIds.nth(id)),
                BRANCH,
                null,
                "Walk " + id,
                "Castle",
                new Assignee.OfVolunteer(new AccountId(new UUID(0, 100))),
                new AccountId(new UUID(0, 6)),
                givenAt,
                givenAt.plus(Duration.ofDays(2)),
                AssignmentState.OPEN,
                null,
                new Walk(
                        IntStream.of(parts).mapToObj(number -> walkPart(part(number))).toList(),
                        800,
                        Duration.ofMinutes(50),
                        WalkMeasure.STRAIGHT_LINES),
                0);
    }

    private List<Holding> claim(Assignment assignment, Instant now) {
        var parts =
                assignment.walk().parts().stream()
                        .flatMap(part -> PartClaim.of(part).stream())
                        .toList();
        return store.claim(assignment.id(), SCOPE, parts, now);
    }

    private Assignment give(int id, int... parts) {
        var assignment = assignment(id, NOW, parts);
        store.begin(assignment);
        assertThat(claim(assignment, NOW)).isEmpty();
        assertThat(store.open(assignment.id())).isTrue();
        return store.find(assignment.id()).orElseThrow();
    }

    private long claims() {
        return mongo.count(new Query(), ClaimDocument.class);
    }

    @Test
    void givesBackWhatWasGiven() {
        var given = give(1, 1, 2);
        var asked = assignment(1, NOW, 1, 2);
        assertThat(given)
                .isEqualTo(
                        new Assignment(
                                asked.id(),
                                asked.branch(),
                                null,
                                asked.name(),
                                asked.wardName(),
                                asked.assignee(),
                                asked.givenBy(),
                                asked.givenAt(),
                                asked.until(),
                                AssignmentState.OPEN,
                                null,
                                asked.walk(),
                                1));
        assertThat(store.ofVolunteer(new AccountId(new UUID(0, 100)), NOW))
                .isEqualTo(List.of(given));
        assertThat(store.ofBranches(List.of(BRANCH), NOW)).isEqualTo(List.of(given));
        assertThat(store.ofBranches(List.of(BRANCH), NOW.plusMillis(1))).isEmpty();
    }

    @Test
    void aPartInSomebodysHandsIsNotGivenAgainAndNothingElseIsTaken() {
        give(1, 1, 2);
        var second = assignment(2, NOW, 2, 3);
        store.begin(second);
        assertThat(claim(second, NOW))
                .isEqualTo(List.of(new Holding(part(2), new AssignmentId(CountingIds.nth(1)))));
        assertThat(claims()).isEqualTo(2);
        store.abandon(second.id());
        assertThat(store.find(second.id())).isEmpty();
    }

    @Test
    void theSamePartMayBeGivenInAnotherCampaign() {
        give(1, 1);
        var other = assignment(2, NOW, 1);
        store.begin(other);
        assertThat(
                        store.claim(
                                other.id(),
                                "campaign:x",
                                List.of(new PartClaim(part(1), null)),
                                NOW))
                .isEmpty();
    }

    @Test
    void whatIsHandedBackCanBeGivenAgain() {
        var first = give(1, 1, 2);
        assertThat(store.end(first.id(), AssignmentState.HANDED_BACK, NOW)).isTrue();
        assertThat(store.end(first.id(), AssignmentState.TAKEN_BACK, NOW)).isFalse();
        assertThat(claims()).isZero();
        assertThat(store.find(first.id()).orElseThrow().state())
                .isEqualTo(AssignmentState.HANDED_BACK);
        give(2, 1, 2);
    }

    @Test
    void aCrashBetweenEndingAndFreeingLeavesNothingInTheWay() {
        var first = give(1, 1);
        var claim = mongo.findAll(ClaimDocument.class).getFirst();
        store.end(first.id(), AssignmentState.TAKEN_BACK, NOW);
        mongo.insert(claim);
        give(2, 1);
        assertThat(claims()).isEqualTo(1);
    }

    @Test
    void theClockEndsAnAssignmentEvenIfNobodyHasSweptYet() {
        var first = give(1, 1);
        var later = first.until();
        var second = assignment(2, later, 1);
        store.begin(second);
        assertThat(claim(second, later)).isEmpty();
        assertThat(store.open(second.id())).isTrue();
        var lapsed = store.find(first.id()).orElseThrow();
        assertThat(lapsed.state()).isEqualTo(AssignmentState.LAPSED);
        assertThat(lapsed.overAt()).isEqualTo(first.until());
    }

    @Test
    void theSweepLapsesWhatIsDueOnceAndFreesIt() {
        var first = give(1, 1);
        assertThat(store.lapse(first.until().minusMillis(1))).isZero();
        assertThat(store.lapse(first.until())).isEqualTo(1);
        assertThat(store.lapse(first.until())).isZero();
        assertThat(claims()).isZero();
    }

    @Test
    void aGiverThatDiedIsGivenUpAndOneThatWasOnlySlowFindsItselfEnded() {
        var slow = assignment(1, NOW, 1);
        store.begin(slow);
        assertThat(claim(slow, NOW)).isEmpty();
        var soon = assignment(2, NOW.plusSeconds(30), 1);
        store.begin(soon);
        assertThat(claim(soon, NOW.plusSeconds(30))).hasSize(1);
        var much = assignment(3, NOW.plusSeconds(200), 1);
        store.begin(much);
        assertThat(claim(much, NOW.plusSeconds(200))).isEmpty();
        assertThat(store.open(much.id())).isTrue();
        assertThat(store.open(slow.id())).isFalse();
        store.abandon(slow.id());
        assertThat(claims()).isEqualTo(1);
        assertThat(store.lapse(NOW.plusSeconds(300))).isZero();
        assertThat(mongo.count(new Query(), AssignmentDocument.class)).isEqualTo(1);
    }

    @Test
    void ofManyWhoWantTheSamePartsAtOnceExactlyOneGetsThem() throws Exception {
        var givers =
                IntStream.rangeClosed(1, 20)
                        .mapToObj(id ->
                                id % 2 == 0
                                        ? assignment(id, NOW, 1, 2, 3)
                                        : assignment(id, NOW, 3, 2, 1))
                        .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream<Callable<Boolean>> attempts =
                    givers.stream()
                            .map(giver ->
                                    () -> {
                                        store.begin(giver);
                                        var got = claim(giver, NOW).isEmpty();
                                        var opened = got && store.open(giver.id());
                                        store.abandon(giver.id());
                                        return opened;
                                    });
            var opened = 0;
            for (var attempt : threads.invokeAll(attempts.toList())) {
                opened += attempt.get() ? 1 : 0;
            }
            assertThat(opened).isEqualTo(1);
            assertThat(claims()).isEqualTo(3);
        }
    }

    @Test
    void writesOnePartUnlessTheAssignmentHasMovedOn() {
        var given = give(1, 1, 2);
        var done = walkPart(part(2)).reported(PartState.PARTLY, 4, "Rain", NOW);
        assertThat(store.put(given.id(), given.version(), done)).isTrue();
        assertThat(store.put(given.id(), given.version(), done)).isFalse();
        var after = store.find(given.id()).orElseThrow();
        assertThat(after.walk().parts()).isEqualTo(List.of(walkPart(part(1)), done));
        assertThat(after.version()).isEqualTo(given.version() + 1);
    }
}
