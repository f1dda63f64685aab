package org.doorstep.canvassing;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.campaigns.OccasionsRoomTest;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.membership.VolunteerId;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.audience.AudienceSources;
import org.doorstep.security.Actor;
import org.doorstep.security.Role;
import org.doorstep.territory.StreetId;
import org.doorstep.territory.Streets;
import org.doorstep.territory.Ward;
import org.doorstep.territory.Wards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Word that a walk lapses: to who holds it, once for each assignment and lapse.
class LapseRemindersRoomTest extends OccasionsRoomTest {

    private static final String KIND = "assignment-lapse";
    private static final Duration DAY = Duration.ofDays(1);

    @Autowired ApplicationContext application;
    @Autowired Assignments assignments;
    @Autowired AudienceSources audiences;
    @Autowired Wards wards;
    @Autowired Streets streets;

    private List<StreetId> castle = List.of();

    @BeforeEach
    void openTheTown() {
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .filter(part -> part.step() == 20)
                .forEach(DemonstrationPart::load);
        var all =
                wards.inBox(new BoundingBox(52.60, -0.57, 52.64, -0.53), LocalDate.of(2027, 4, 13));
        wards.assign(TOWN, all.stream().map(Ward::id).toList());
        castle =
                all.stream()
                        .filter(ward -> ward.name().equals("Castle"))
                        .flatMap(ward -> streets.ofWard(ward.id()).stream())
                        .map(street -> street.id())
                        .toList();
        used(KIND, drafted("{{first_name}}: {{walk}}, {{doors}} doors, {{day}} {{time}}."));
    }

    private Assignment give(Assignee to, int street, Duration until) {
        var handout =
                Handout.of(TOWN, to, List.of(castle.get(street)), clock.instant().plus(until));
        return assignments.give(handout, organiser).orThrow();
    }

    private Assignment give(Actor to, Duration until) {
        return give(new Assignee.OfVolunteer(to.account()), 0, until);
    }

    private static BroadcastId reminder(Assignment given, Instant lapse) {
        return new BroadcastId(
                KIND + ":" + given.id() + ":" + lapse.toString().toLowerCase(Locale.ROOT));
    }

    private Broadcast.State stateOf(Assignment given, Instant lapse) {
        return broadcasts.find(reminder(given, lapse)).map(Broadcast::state).orElseThrow();
    }

    @Test
    void tellsTheHolderAloneADayAheadAndOnce() throws InterruptedException {
        var holder = agreed(0);
        agreed(1);
        var given = give(holder, DAY.multipliedBy(3));
        give(new Assignee.OfTeam("Thursday team"), 1, DAY.multipliedBy(3));

        advance(DAY.multipliedBy(2).minusSeconds(1));
        pass();
        assertThat(sent()).isEmpty();
        advance(Duration.ofSeconds(1));
        pass();
        pass();

        var doors = given.walk().doors();
        assertThat(sent())
                .singleElement()
                .asString()
                .contains("Priya: " + given.name() + ", " + doors + " doors, Friday 10:00.");
        var told = broadcasts.find(reminder(given, given.until())).orElseThrow();
        assertThat(told.kind()).isEqualTo(Broadcast.Kind.TRIGGERED);
        assertThat(told.deadline()).isEqualTo(given.until());
    }

    @Test
    void saysNothingOfAWalkThatIsNobodysAnyMore() {
        var back = give(agreed(0), DAY.multipliedBy(2));
        var taken = give(new Assignee.OfVolunteer(agreed(1).account()), 1, DAY.multipliedBy(2));
        advance(DAY);
        triggers.pass();
        assertThat(stateOf(back, back.until())).isEqualTo(Broadcast.State.EXPANDING);

        assignments.handBack(back.id(), holderOf(back)).orThrow();
        assignments.takeBack(taken.id(), organiser).orThrow();
        triggers.pass();

        assertThat(stateOf(back, back.until())).isEqualTo(Broadcast.State.CANCELLED);
        assertThat(stateOf(taken, taken.until())).isEqualTo(Broadcast.State.CANCELLED);
        var early = give(agreed(2), DAY.multipliedBy(2));
        assignments.handBack(early.id(), holderOf(early)).orThrow();
        advance(DAY);
        triggers.pass();
        assertThat(broadcasts.find(reminder(early, early.until()))).isEmpty();
    }

    private static Actor holderOf(Assignment given) {
        return given.assignee() instanceof Assignee.OfVolunteer(var account)
                ? new Actor(account, List.of())
                : new Actor(given.givenBy(), List.of());
    }

    @Test
    void whoHasDoneAllOfAWalkIsNotTold() {
        var given = give(agreed(0), DAY.multipliedBy(2));
        advance(DAY);
        triggers.pass();
        assertThat(stateOf(given, given.until())).isEqualTo(Broadcast.State.EXPANDING);

        for (var part : given.walk().parts()) {
            var done = new PartReport(ids.next(), part.id(), PartState.DONE, null, null, now());
            assignments.report(given.id(), done, holderOf(given)).orThrow();
        }
        triggers.pass();

        assertThat(stateOf(given, given.until())).isEqualTo(Broadcast.State.CANCELLED);
    }

    @Test
    void aMovedLapseIsAnotherOccasionAndEndsTheOldOne() throws InterruptedException {
        var given = give(agreed(0), DAY.multipliedBy(2));
        advance(DAY);
        triggers.pass();
        var later = given.until().plus(DAY);
        assignments.moveLapse(given.id(), given.until(), later, organiser).orThrow();
        pass();

        assertThat(stateOf(given, given.until())).isEqualTo(Broadcast.State.CANCELLED);
        assertThat(broadcasts.find(reminder(given, later))).isEmpty();
        assertThat(sent()).isEmpty();
        advance(DAY);
        pass();
        pass();

        assertThat(sent()).singleElement().asString().contains("Friday 10:00.");
    }

    @Test
    void aShortAssignmentIsToldOfHalfWayAndNotAtOnce() {
        var given = give(agreed(0), Duration.ofHours(4));
        triggers.pass();
        assertThat(broadcasts.find(reminder(given, given.until()))).isEmpty();
        advance(Duration.ofHours(2));
        triggers.pass();

        assertThat(stateOf(given, given.until())).isEqualTo(Broadcast.State.EXPANDING);
    }

    @Test
    void theAudienceIsWhoHoldsOneWalkOfTheBranchAsLongAsItIsOpen() {
        var holder = VolunteerId.of(agreed(0).account());
        var minor = agreed(41);
        var given = give(new Actor(holder.account(), List.of()), DAY);
        var ofMinor = give(new Assignee.OfVolunteer(minor.account()), 1, DAY);
        var source = audiences.get("assignment-holder");
        var query = query(given);

        assertThat(source.page(query, null, 10))
                .map(one -> one.ref())
                .containsExactly(holder.ref());
        assertThat(source.page(query, holder.ref().text(), 10)).isEmpty();
        assertThat(source.holds(query, holder.ref())).isTrue();
        assertThat(source.page(query(ofMinor), null, 10)).isEmpty();
        assertThat(
                        source.page(
                                new AudienceQuery(query.source(), NEIGHBOUR, query.filters()),
                                null,
                                1))
                .isEmpty();
        assertThat(source.faults(new AudienceQuery(query.source(), TOWN, Map.of()))).hasSize(1);
        var later = given.until().plus(DAY);
        assignments.moveLapse(given.id(), given.until(), later, organiser).orThrow();
        assertThat(source.page(query, null, 10)).isEmpty();
        assertThat(source.page(query(assignments.find(given.id(), organiser).orThrow()), null, 10))
                .hasSize(1);
        assignments.takeBack(given.id(), organiser).orThrow();
        assertThat(source.page(query, null, 10)).isEmpty();
    }

    private static AudienceQuery query(Assignment given) {
        return new AudienceQuery(
                "assignment-holder",
                TOWN,
                Map.of(
                        "assignment", List.of(given.id().toString()),
                        "until", List.of(given.until().toString())));
    }

    @Test
    void aLapseIsMovedByWhoMayGiveAndHasSeenTheLastOne() {
        var given = give(agreed(0), DAY.multipliedBy(2));
        var later = given.until().plus(DAY);
        var moved = assignments.moveLapse(given.id(), given.until(), later, organiser).orThrow();
        assertThat(moved.until()).isEqualTo(later);

        assertThat(codeOf(assignments.moveLapse(given.id(), given.until(), later, organiser)))
                .isEqualTo("version-stale");
        assertThat(codeOf(assignments.moveLapse(given.id(), later, now(), organiser)))
                .isEqualTo("invalid");
        var tooLate = given.givenAt().plus(DAY.multipliedBy(60)).plusMillis(1);
        assertThat(codeOf(assignments.moveLapse(given.id(), later, tooLate, organiser)))
                .isEqualTo("invalid");
        assertThat(codeOf(assignments.moveLapse(given.id(), later, later, holderOf(given))))
                .isEqualTo("forbidden");
        var stranger = actor(Role.ORGANISER, NEIGHBOUR);
        assertThat(codeOf(assignments.moveLapse(given.id(), later, later, stranger)))
                .isEqualTo("not-found");
        advance(DAY.multipliedBy(4));
        assertThat(codeOf(assignments.moveLapse(given.id(), later, tooLate, organiser)))
                .isEqualTo("assignment-over");
    }
}
