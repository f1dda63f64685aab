package org.doorstep.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.Outcome;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.Template;
import org.doorstep.messaging.audience.AudienceSources;
import org.doorstep.messaging.broadcast.Control;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reminders of shifts: one for each shift and start, whatever is asked for how often.
class ShiftRemindersRoomTest extends OccasionsRoomTest {

    private static final String KIND = "shift-reminder";

    @Autowired Shifts shifts;
    @Autowired AudienceSources audiences;
    @Autowired Control control;

    private Template template() {
        return drafted("Hello {{first_name}}, {{action}} on {{day}} at {{time}}, {{place}}.");
    }

    private void used(Template template) {
        used(KIND, template);
    }

    private BroadcastId reminder(Action action, String start) {
        return new BroadcastId(KIND + ":" + action.shifts().getFirst().id() + ":" + start);
    }

    @Test
    void remindsOnceADayAheadOfWhoHasAPlace() {
        used(template());
        var action = action(TOWN, false, shift("2027-04-15T10:00", "2027-04-15T12:00", 5));
        take(volunteer(0, VolunteerStatus.APPROVED), action).orThrow();
        var id = reminder(action, "2027-04-15t09:00:00z");

        triggers.pass();
        assertThat(broadcasts.find(id)).isEmpty();
        advance(Duration.ofDays(1));
        triggers.pass();
        var first = broadcasts.find(id).orElseThrow();
        triggers.pass();

        assertThat(first.kind()).isEqualTo(Broadcast.Kind.TRIGGERED);
        assertThat(first.state()).isEqualTo(Broadcast.State.EXPANDING);
        assertThat(first.launcher()).isNull();
        assertThat(first.deadline()).isEqualTo(action.startsAt());
        assertThat(first.plan().audience().filters())
                .isEqualTo(
                        Map.of(
                                "shift", List.of(action.shifts().getFirst().id().toString()),
                                "start", List.of("2027-04-15T09:00:00Z")));
        assertThat(broadcasts.open()).isEqualTo(List.of(first));
    }

    @Test
    void aMovedShiftIsAnotherOccasionAndEndsTheOldOne() {
        used(template());
        var action = wednesday(5);
        take(volunteer(0, VolunteerStatus.APPROVED), action).orThrow();
        triggers.pass();
        var old = reminder(action, "2027-04-14t09:00:00z");
        assertThat(broadcasts.find(old)).isPresent();

        advance(Duration.ofMinutes(1));
        move(action, "2027-04-13T18:00").orThrow();
        triggers.pass();

        assertThat(broadcasts.find(old)).map(Broadcast::state).contains(Broadcast.State.CANCELLED);
        assertThat(broadcasts.find(reminder(action, "2027-04-13t17:00:00z")))
                .map(Broadcast::state)
                .contains(Broadcast.State.EXPANDING);
    }

    @Test
    void whatIsCalledOffOrHasNobodyIsNoOccasion() {
        used(template());
        var empty = wednesday(5);
        var off = wednesday(5);
        take(volunteer(0, VolunteerStatus.APPROVED), off).orThrow();
        triggers.pass();
        actions.cancel(off.id(), organiser).orThrow();
        triggers.pass();

        assertThat(broadcasts.find(reminder(empty, "2027-04-14t09:00:00z"))).isEmpty();
        assertThat(broadcasts.find(reminder(off, "2027-04-14t09:00:00z")))
                .map(Broadcast::state)
                .contains(Broadcast.State.CANCELLED);
    }

    @Test
    void nothingIsSentByItselfWithoutAnApprovedTemplate() {
        var action = wednesday(5);
        take(volunteer(0, VolunteerStatus.APPROVED), action).orThrow();
        var template = template();
        assertThat(codeOf(occasions.use(KIND, TOWN, template.id(), organiser)))
                .isEqualTo("template-not-approved");
        triggers.pass();
        assertThat(broadcasts.open()).isEmpty();
        assertThat(occasions.missing(TOWN)).contains(KIND);

        used(template);
        triggers.pass();

        assertThat(occasions.missing(TOWN)).doesNotContain(KIND);
        assertThat(broadcasts.find(reminder(action, "2027-04-14t09:00:00z"))).isPresent();
    }

    @Test
    void aMoveStopsTheOldReminderAtOnce() {
        used(template());
        var action = wednesday(5);
        take(agreed(0), action).orThrow();
        triggers.pass();
        move(action, "2027-04-13T18:00").orThrow();

        assertThat(broadcasts.find(reminder(action, "2027-04-14t09:00:00z")))
                .map(Broadcast::state)
                .contains(Broadcast.State.CANCELLED);
    }

    @Test
    void whatIsSaidLastIsTheTimeOfTheShiftHoweverOftenItIsMoved() throws InterruptedException {
        used(template());
        var action = wednesday(5);
        take(agreed(0), action).orThrow();
        take(agreed(1), action).orThrow();
        pass();
        pass();
        assertThat(sent()).hasSize(2).allMatch(text -> text.contains("on Wednesday at 10:00"));

        advance(Duration.ofMinutes(1));
        move(action, "2027-04-13T18:00").orThrow();
        pass();
        pass();
        assertThat(sent().subList(2, sent().size()))
                .hasSize(2)
                .allMatch(text -> text.contains("on Tuesday at 18:00"));

        advance(Duration.ofMinutes(1));
        move(action, "2027-04-14T10:00").orThrow();
        pass();
        pass();
        assertThat(sent().subList(4, sent().size()))
                .hasSize(2)
                .allMatch(text -> text.contains("on Wednesday at 10:00"));
        assertThat(broadcasts.find(reminder(action, "2027-04-14t09:00:00z..2"))).isPresent();
        pass();
        assertThat(sent()).hasSize(6);
    }

    @Test
    void aShiftMovedBackBeforeAnythingWasSaidOfTheOtherTimeIsRemindedOfAllTheSame()
            throws InterruptedException {
        used(template());
        var action = wednesday(5);
        take(agreed(0), action).orThrow();
        triggers.pass();
        move(action, "2027-04-13T18:00").orThrow();
        assertThat(broadcasts.find(reminder(action, "2027-04-14t09:00:00z")))
                .map(Broadcast::isWithdrawn)
                .contains(true);
        move(action, "2027-04-14T10:00").orThrow();
        pass();
        assertThat(sent()).as("in the same moment").isEmpty();
        advance(Duration.ofMinutes(1));
        pass();
        pass();

        assertThat(sent()).singleElement().asString().contains("on Wednesday at 10:00");
        var again = reminder(action, "2027-04-14t09:00:00z..2");
        move(action, "2027-04-13T18:00").orThrow();
        triggers.pass();
        assertThat(broadcasts.find(again)).map(one -> one.state().isOver()).contains(true);
    }

    @Test
    void aReminderThatAPersonStoppedDoesNotComeBack() {
        used(template());
        var action = wednesday(5);
        take(agreed(0), action).orThrow();
        triggers.pass();
        var id = reminder(action, "2027-04-14t09:00:00z");
        control.stop(id, organiser).orThrow();
        triggers.pass();

        assertThat(broadcasts.find(id)).map(Broadcast::isWithdrawn).contains(false);
        assertThat(broadcasts.find(reminder(action, "2027-04-14t09:00:00z..2"))).isEmpty();
    }

    @Test
    void whatWaitsWhenAShiftIsMovedIsNeverSent() throws InterruptedException {
        used(template());
        var action = action(TOWN, false, shift("2027-04-14T23:30", "2027-04-15T01:00", 5));
        take(agreed(0), action).orThrow();
        advance(Duration.ofHours(13).plusMinutes(30));
        pass();
        assertThat(broadcasts.find(reminder(action, "2027-04-14t22:30:00z")))
                .map(Broadcast::state)
                .contains(Broadcast.State.RUNNING);
        assertThat(sent()).as("it is half past eleven at night").isEmpty();

        move(action, "2027-04-14T12:00").orThrow();
        advance(Duration.ofHours(8));
        pass();
        pass();

        assertThat(sent()).singleElement().asString().contains("on Wednesday at 12:00");
        assertThat(broadcasts.find(reminder(action, "2027-04-14t22:30:00z")))
                .map(Broadcast::state)
                .contains(Broadcast.State.STOPPED);
    }

    @Test
    void aReminderThatOutranAMoveSpeaksOfTheTimeItWasWrittenFor() {
        var action = wednesday(5);
        var person = VolunteerId.of(agreed(0).account()).ref();
        var shift = action.shifts().getFirst();
        var query =
                new AudienceQuery(
                        "action-sign-ups",
                        TOWN,
                        Map.of(
                                "shift", List.of(shift.id().toString()),
                                "start", List.of(shift.startsAt().toString())));
        move(action, "2027-04-13T18:00").orThrow();

        var reachable = audiences.of(query).addresses(query, List.of(person));
        assertThat(Objects.requireNonNull(reachable.get(person)).mergeValues())
                .containsEntry("day", "Wednesday")
                .containsEntry("time", "10:00");
    }

    private Outcome<Shift> move(Action action, String starts) {
        var shift = again(action).shifts().getFirst();
        var from = LocalDateTime.parse(starts);
        return shifts.move(shift.id(), shift.version(), from, from.plusHours(2), organiser);
    }
}
