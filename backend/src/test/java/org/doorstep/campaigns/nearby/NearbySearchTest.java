package org.doorstep.campaigns.nearby;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.CountingIds;
import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.ActionId;
import org.doorstep.campaigns.ActionKind;
import org.doorstep.campaigns.DistanceBand;
import org.doorstep.campaigns.MeetingPlace;
import org.doorstep.campaigns.NearbyAction;
import org.doorstep.campaigns.Shift;
import org.doorstep.campaigns.ShiftId;
import org.doorstep.campaigns.nearby.Seeker.Standing;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.membership.FreeHours;
import org.doorstep.membership.Skill;
import org.doorstep.security.BranchId;
import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

class NearbySearchTest {

    private static final Instant NOW = Instant.parse("2027-04-13T09:00:00Z");
    private static final GeoPoint HERE = new GeoPoint(52.62, -0.55);
    private static final Distance FAR = Distance.ofKilometres(50);
    private static final BranchId PARTY = new BranchId(new UUID(0x7000, 100));
    private static final BranchId TOWN = new BranchId(new UUID(0x7000, 101));
    private static final BranchId ELSEWHERE = new BranchId(new UUID(0x7000, 102));
    private static final Reach REACH =
            new Reach((inner, outer) -> inner.equals(outer) || outer.equals(PARTY));
    private static final NearbySearch SEARCH = new NearbySearch(REACH, 30);

    private static final Seeker ANN =
            new Seeker(
                    Standing.APPROVED,
                    Set.of(TOWN),
                    Set.of(Skill.PHONING),
                    new FreeTime(
                            List.of(
                                    new FreeHours(
                                            DayOfWeek.WEDNESDAY,
                                            LocalTime.of(18, 0),
                                            LocalTime.of(20, 0))),
                            NOW,
                            null));

    /// An action of the town, tomorrow from 10:00 to 12:00 in London, right here, with 5 places.
    private record Given(
            int id,
            double kilometresNorth,
            Instant starts,
            int placesLeft,
            Set<Skill> skills,
            BranchId branch,
            boolean open,
            boolean cancelled) {

        static Given action(int id) {
            return new Given(
                    id,
                    0.1,
                    Instant.parse("2027-04-14T09:00:00Z"),
                    5,
                    Set.of(),
                    TOWN,
                    false,
                    false);
        }

        Given north(double kilometres) {
            return new Given(id, kilometres, starts, placesLeft, skills, branch, open, cancelled);
        }

        Given at(String instant) {
            return new Given(
                    id,
                    kilometresNorth,
                    Instant.parse(instant),
                    placesLeft,
                    skills,
                    branch,
                    open,
                    cancelled);
        }

        Given wanting(Skill skill) {
            return new Given(
                    id,
                    kilometresNorth,
                    starts,
                    placesLeft,
                    Set.of(skill),
                    branch,
                    open,
                    cancelled);
        }

        Given left(int places) {
            return new Given(id, kilometresNorth, starts, places, skills, branch, open, cancelled);
        }

        Given of(BranchId other, boolean isOpen) {
            return new Given(
                    id, kilometresNorth, starts, placesLeft, skills, other, isOpen, cancelled);
        }

        Given off() {
            return new Given(id, kilometresNorth, starts, placesLeft, skills, branch, open, true);
        }

        Action build() {
            var actionId = new ActionId(CountingIds.nth(id));
            var shift =
                    new Shift(
                            new ShiftId(CountingIds.nth(1000L + id)),
                            actionId,
                            starts,
                            starts.plus(Duration.ofHours(2)),
                            10,
                            placesLeft,
                            false);
            return new Action(
                    actionId,
                    null,
                    branch,
                    ActionKind.CANVASS,
                    "Action " + id,
                    "",
                    "Town",
                    new MeetingPlace(
                            new GeoPoint(
                                    HERE.latitude() + kilometresNorth / 111.27, HERE.longitude()),
                            "here"),
                    skills,
                    open,
                    cancelled,
                    List.of(shift),
                    0);
        }
    }

    private static List<Integer> found(Seeker seeker, Given... given) {
        var actions = new ArrayList<Action>();
        for (var one : given) {
            actions.add(one.build());
        }
        Collections.shuffle(actions, new Random(7));
        return ids(SEARCH.search(seeker, actions, HERE, FAR, NOW));
    }

    private static List<Integer> ids(List<NearbyAction> found) {
        return found.stream()
                .map(one -> (int) (one.action().id().value().getLeastSignificantBits() & 0xffff))
                .toList();
    }

    private static Given action(int id) {
        return Given.action(id);
    }

    @Test
    void theDistanceBandComesFirst() {
        assertThat(
                        found(
                                ANN,
                                action(1).north(30),
                                action(2).north(12),
                                action(3).north(5),
                                action(4).north(2),
                                action(5).north(0.5)))
                .isEqualTo(List.of(5, 4, 3, 2, 1));
    }

    @Test
    void withinABandTheLongestOverlapWithFreeTimeComesFirst() {
        assertThat(
                        found(
                                ANN,
                                action(1).north(0.2).at("2027-04-14T15:00:00Z"),
                                action(2).north(0.9).at("2027-04-14T17:00:00Z"),
                                action(3).north(0.5).at("2027-04-14T16:00:00Z")))
                .isEqualTo(List.of(2, 3, 1));
    }

    @Test
    void thenAWantedSkillThenTheStartThenTheId() {
        assertThat(
                        found(
                                ANN,
                                action(4).at("2027-04-14T08:00:00Z"),
                                action(3).at("2027-04-14T08:00:00Z"),
                                action(2).at("2027-04-14T07:00:00Z"),
                                action(1).at("2027-04-14T09:00:00Z").wanting(Skill.PHONING),
                                action(5).at("2027-04-14T06:00:00Z").wanting(Skill.DRIVING)))
                .isEqualTo(List.of(1, 5, 2, 3, 4));
    }

    @Test
    void whatIsFullCancelledOrTooFarAheadIsLeftOut() {
        assertThat(
                        found(
                                ANN,
                                action(1).left(0),
                                action(2).off(),
                                action(3).at("2027-04-27T09:00:00.001Z"),
                                action(4).at("2027-04-27T09:00:00Z")))
                .isEqualTo(List.of(4));
    }

    @Test
    void whatCannotBeReachedBeforeItStartsIsLeftOut() {
        // 15 km at 30 km/h take half an hour.
        assertThat(
                        found(
                                ANN,
                                action(1).north(14.9).at("2027-04-13T09:30:00Z"),
                                action(2).north(15.2).at("2027-04-13T09:30:00Z"),
                                action(3).north(0).at("2027-04-13T09:00:00Z"),
                                action(4).north(0).at("2027-04-13T09:00:00.001Z")))
                .isEqualTo(List.of(4, 1));
    }

    @Test
    void theEdgeOfTheRadiusIsWithin() {
        var edge = action(1).north(3).build();
        var exactly = HERE.distanceTo(edge.meeting().point());

        assertThat(ids(SEARCH.search(ANN, List.of(edge), HERE, exactly, NOW)))
                .isEqualTo(List.of(1));
        assertThat(
                        SEARCH.search(
                                ANN,
                                List.of(edge),
                                HERE,
                                Distance.ofMetres(exactly.metres() - 0.01),
                                NOW))
                .isEqualTo(List.of());
    }

    @Test
    void anotherBranchIsSeenOnlyWhereItsActionIsOpen() {
        assertThat(
                        found(
                                ANN,
                                action(1).of(ELSEWHERE, false),
                                action(2).of(ELSEWHERE, true),
                                action(3).of(PARTY, false)))
                .isEqualTo(List.of(2, 3));
    }

    @Test
    void whoWaitsSeesOpenActionsOnlyAndWhoWasBlockedNone() {
        var pending = new Seeker(Standing.PENDING, Set.of(TOWN), Set.of(), ANN.freeTime());
        var blocked = new Seeker(Standing.BLOCKED, Set.of(TOWN), Set.of(), ANN.freeTime());
        var open = action(1).of(TOWN, true);

        assertThat(found(pending, open, action(2))).isEqualTo(List.of(1));
        assertThat(found(blocked, open, action(2))).isEqualTo(List.of());
    }

    @Test
    void pagesPutTogetherAreTheWholeList() {
        var actions = new ArrayList<Action>();
        for (var id = 1; id <= 23; id++) {
            actions.add(action(id).north(id % 5 * 0.7).left(1 + id % 3).build());
        }
        var whole = SEARCH.search(ANN, actions, HERE, FAR, NOW);
        var seen = new ArrayList<NearbyAction>();
        var page = NearbySearch.page(whole, null, 4);
        seen.addAll(page.items());
        while (page.nextCursor() != null) {
            page = NearbySearch.page(whole, NearbyOrder.read(page.nextCursor()).orElseThrow(), 4);
            seen.addAll(page.items());
        }

        assertThat(seen).isEqualTo(whole);
        assertThat(whole).hasSize(23);
    }

    @Test
    void aCursorThatIsNotOursIsNone() {
        assertThat(NearbyOrder.read("bm9uc2Vuc2U")).isEmpty();
        assertThat(NearbyOrder.read("!")).isEmpty();
    }

    @Test
    void bandsBeginWhereTheOneBeforeEnds() {
        assertThat(DistanceBand.of(Distance.ofMetres(999.9))).isEqualTo(DistanceBand.UNDER_1_KM);
        assertThat(DistanceBand.of(Distance.ofKilometres(1))).isEqualTo(DistanceBand.UNDER_3_KM);
        assertThat(DistanceBand.of(Distance.ofKilometres(3))).isEqualTo(DistanceBand.UNDER_10_KM);
        assertThat(DistanceBand.of(Distance.ofKilometres(25))).isEqualTo(DistanceBand.UP_TO_50_KM);
        assertThat(DistanceBand.of(FAR)).isEqualTo(DistanceBand.UP_TO_50_KM);
    }

    @Test
    void findsWhatMeasuringEveryActionFinds() {
        var random = new Random(11);
        for (var round = 0; round < 40; round++) {
            var actions = new ArrayList<Action>();
            for (var id = 1; id <= 150; id++) {
                actions.add(anything(random, id));
            }
            var radius = Distance.ofKilometres(1 + random.nextInt(50));
            var index = NearbySearch.index(actions);
            for (var seeker : List.of(ANN, PENDING)) {
                assertThat(SEARCH.search(seeker, index, HERE, radius, NOW))
                        .isEqualTo(bruteForce(seeker, actions, radius));
            }
        }
    }

    private static final Seeker PENDING =
            new Seeker(Standing.PENDING, Set.of(TOWN), Set.of(), ANN.freeTime());

    private static Action anything(Random random, int id) {
        var given =
                action(id)
                        .north(random.nextInt(600) / 10.0 - 5)
                        .at(NOW.plusSeconds(random.nextInt(20 * 24 * 60) * 60L - 3600).toString())
                        .left(random.nextInt(3))
                        .of(
                                List.of(TOWN, ELSEWHERE, PARTY).get(random.nextInt(3)),
                                random.nextBoolean());
        return (random.nextInt(5) == 0 ? given.off() : given).build();
    }

    /// Every rule asked of every action, one after the other.
    private static List<NearbyAction> bruteForce(
            Seeker seeker, List<Action> actions, Distance radius) {
        var found = new ArrayList<NearbyAction>();
        for (var action : actions) {
            var shift = action.shifts().getFirst();
            var distance = HERE.distanceTo(action.meeting().point());
            var candidate = new NearbyFilter.Candidate(action, shift, distance, NOW);
            if (!distance.isLongerThan(radius)
                    && NearbyFilter.all(seeker, REACH, 30).stream()
                            .allMatch(rule -> rule.keeps(candidate))) {
                found.add(
                        new NearbyAction(
                                action,
                                DistanceBand.of(distance),
                                distance,
                                seeker.freeTime().minutesWithin(shift.startsAt(), shift.endsAt()),
                                action.skillsWanted().stream()
                                        .anyMatch(seeker.skills()::contains)));
            }
        }
        found.sort(java.util.Comparator.comparing(NearbyOrder::of));
        return found;
    }
}
