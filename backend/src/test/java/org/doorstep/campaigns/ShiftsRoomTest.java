package org.doorstep.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.campaigns.NewAction.NewShift;
import org.doorstep.kernel.Outcome;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.security.Actor;
import org.doorstep.security.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/// Shifts added, moved and called off: by whom, to which times, and what becomes of the places.
class ShiftsRoomTest extends CampaignsRoomTest {

    @Autowired Shifts shifts;

    private static Shift first(Action action) {
        return action.shifts().getFirst();
    }

    private Outcome<Shift> move(Action action, String starts, String ends, Actor by) {
        return shifts.move(
                first(action).id(),
                first(action).version(),
                LocalDateTime.parse(starts),
                LocalDateTime.parse(ends),
                by);
    }

    private static List<String> fieldsOf(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal)
                ? refusal.fields().stream().map(fault -> fault.field()).toList()
                : List.of("done");
    }

    @Test
    void aMovedShiftKeepsItsPlaces() {
        var action = wednesday(2);
        take(volunteer(0, VolunteerStatus.APPROVED), action).orThrow();

        var moved = move(action, "2027-04-16T18:00", "2027-04-16T20:30", organiser).orThrow();

        assertThat(moved.startsAt()).isEqualTo("2027-04-16T17:00:00Z");
        assertThat(moved.endsAt()).isEqualTo("2027-04-16T19:30:00Z");
        assertThat(moved.placesTaken()).isEqualTo(1);
        assertThat(first(again(action))).isEqualTo(moved);
        assertThat(shifts.of(action.id(), organiser).orThrow().getFirst().taken()).hasSize(1);
    }

    @Test
    void aMoveIsWrittenIntoTheAuditTrail() {
        var action = wednesday(2);
        move(action, "2027-04-16T18:00", "2027-04-16T20:00", organiser).orThrow();

        assertThat(mongo.findAll(org.bson.Document.class, "security.audit"))
                .filteredOn(entry -> entry.toString().contains("shift-moved"))
                .singleElement()
                .asString()
                .contains(first(action).id().toString(), organiser.account().toString());
    }

    @Test
    void whoHasSeenAnEarlierTimeMovesNothing() {
        var action = wednesday(2);
        move(action, "2027-04-16T18:00", "2027-04-16T20:00", organiser).orThrow();

        assertThat(codeOf(move(action, "2027-04-17T18:00", "2027-04-17T20:00", organiser)))
                .isEqualTo("version-stale");
        assertThat(first(again(action)).startsAt()).isEqualTo("2027-04-16T17:00:00Z");
    }

    @Test
    void aPlaceTakenMeanwhileIsNoChangeOfTheTime() {
        var action = wednesday(2);
        take(volunteer(0, VolunteerStatus.APPROVED), action).orThrow();

        assertThat(codeOf(move(action, "2027-04-16T18:00", "2027-04-16T20:00", organiser)))
                .isNull();
    }

    @Test
    void aShiftIsMovedToATimeToComeOfAtMostADay() {
        var action = wednesday(2);
        assertThat(fieldsOf(move(action, "2027-04-13T09:00", "2027-04-13T11:00", organiser)))
                .isEqualTo(List.of("starts"));
        assertThat(fieldsOf(move(action, "2027-04-16T18:00", "2027-04-16T17:00", organiser)))
                .isEqualTo(List.of("ends"));
        assertThat(fieldsOf(move(action, "2027-04-16T18:00", "2027-04-16T18:00", organiser)))
                .isEqualTo(List.of("ends"));
        assertThat(fieldsOf(move(action, "2027-04-16T18:00", "2027-04-17T18:01", organiser)))
                .isEqualTo(List.of("ends"));
        assertThat(codeOf(move(action, "2027-04-16T18:00", "2027-04-17T18:00", organiser)))
                .isNull();
    }

    @Test
    void anHourThatTheClocksSkipIsRefusedAndOneThatComesTwiceIsTheFirst() {
        var action = wednesday(2);
        assertThat(fieldsOf(move(action, "2028-03-26T01:30", "2028-03-26T03:00", organiser)))
                .isEqualTo(List.of("starts"));
        assertThat(fieldsOf(move(action, "2028-03-26T00:30", "2028-03-26T01:30", organiser)))
                .isEqualTo(List.of("ends"));
        var twice = move(action, "2027-10-31T01:30", "2027-10-31T03:00", organiser).orThrow();
        assertThat(twice.startsAt()).isEqualTo("2027-10-31T00:30:00Z");
        assertThat(twice.endsAt()).isEqualTo("2027-10-31T03:00:00Z");
    }

    @Test
    void aShiftIsChangedByWhoMayEditItsAction() {
        var action = wednesday(5);
        var starts = "2027-04-14T18:00";
        var ends = "2027-04-14T20:00";
        assertThat(codeOf(move(action, starts, ends, actor(Role.ACTIVIST, TOWN))))
                .isEqualTo("forbidden");
        assertThat(codeOf(move(action, starts, ends, actor(Role.CANVASS_LEAD, TOWN))))
                .isEqualTo("forbidden");
        assertThat(codeOf(move(action, starts, ends, actor(Role.ORGANISER, NEIGHBOUR))))
                .isEqualTo("not-found");
        var shift = first(action);
        var none = new ShiftId(ids.next());
        assertThat(codeOf(shifts.cancel(none, organiser))).isEqualTo("not-found");
        assertThat(codeOf(shifts.cancel(none, actor(Role.ACTIVIST, TOWN)))).isEqualTo("forbidden");
        assertThat(codeOf(shifts.cancel(shift.id(), actor(Role.ACTIVIST, TOWN))))
                .isEqualTo("forbidden");
        assertThat(codeOf(shifts.of(action.id(), actor(Role.ACTIVIST, TOWN))))
                .isEqualTo("forbidden");
        assertThat(codeOf(move(action, starts, ends, actor(Role.AGENT, TOWN)))).isNull();
    }

    @Test
    void aShiftThatHasBegunOrIsOffStaysAsItIs() {
        var off = wednesday(5);
        shifts.cancel(first(off).id(), organiser).orThrow();
        assertThat(codeOf(move(off, "2027-04-15T18:00", "2027-04-15T20:00", organiser)))
                .isEqualTo("already-cancelled");
        assertThat(codeOf(shifts.cancel(first(off).id(), organiser)))
                .isEqualTo("already-cancelled");
        var begun = wednesday(5);
        advance(Duration.ofHours(24));
        assertThat(codeOf(move(begun, "2027-04-15T18:00", "2027-04-15T20:00", organiser)))
                .isEqualTo("shift-started");
        assertThat(codeOf(shifts.cancel(first(begun).id(), organiser))).isEqualTo("shift-started");
    }

    @Test
    void aShiftThatIsOffOffersNoPlaceAndLeavesTheOthers() {
        var action =
                action(
                        TOWN,
                        false,
                        shift("2027-04-14T10:00", "2027-04-14T12:00", 3),
                        shift("2027-04-14T14:00", "2027-04-14T16:00", 2));
        var person = volunteer(0, VolunteerStatus.APPROVED);
        take(person, action).orThrow();
        shifts.cancel(first(action).id(), organiser).orThrow();

        var after = again(action);
        assertThat(after.cancelled()).isFalse();
        assertThat(after.shifts().stream().map(Shift::cancelled).toList())
                .isEqualTo(List.of(true, false));
        assertThat(after.placesLeft()).isEqualTo(2);
        assertThat(codeOf(take(volunteer(1, VolunteerStatus.APPROVED), action)))
                .isEqualTo("shift-over");
        assertThat(shifts.of(action.id(), organiser).orThrow().getFirst().taken())
                .as("they can still be told")
                .hasSize(1);
    }

    @Test
    void aShiftIsAddedToAnActionThatIsOn() {
        var action = wednesday(5);
        var added =
                shifts.add(action.id(), shift("2027-04-20T10:00", "2027-04-20T12:00", 4), organiser)
                        .orThrow();
        assertThat(again(action).shifts().getLast()).isEqualTo(added);
        assertThat(take(volunteer(0, VolunteerStatus.APPROVED), action)).isNotNull();

        var wrong = new NewShift(LocalDateTime.parse("2027-04-12T10:00"), added(added), 0);
        assertThat(fieldsOf(shifts.add(action.id(), wrong, organiser)))
                .isEqualTo(List.of("places", "starts", "ends"));
        actions.cancel(action.id(), organiser).orThrow();
        assertThat(
                        codeOf(
                                shifts.add(
                                        action.id(),
                                        shift("2027-04-21T10:00", "2027-04-21T12:00", 4),
                                        organiser)))
                .isEqualTo("already-cancelled");
    }

    private static LocalDateTime added(Shift shift) {
        return org.doorstep.kernel.London.at(shift.endsAt()).toLocalDateTime();
    }
}
