package org.doorstep.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.membership.VolunteerStatus;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.Template;
import org.doorstep.security.Role;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/// Reminders of shifts: one for each shift and start, whatever is asked for how often.
class ShiftRemindersRoomTest extends OccasionsRoomTest {

    private static final String KIND = "shift-reminder";

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
                .isEqualTo(Map.of("shift", List.of(action.shifts().getFirst().id().toString())));
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

        actions.moveShift(
                        action.id(),
                        action.shifts().getFirst().id(),
                        LocalDateTime.parse("2027-04-13T18:00"),
                        LocalDateTime.parse("2027-04-13T20:00"),
                        organiser)
                .orThrow();
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
    void aShiftIsMovedByWhoMayEditItToATimeToCome() {
        var action = wednesday(5);
        var shift = action.shifts().getFirst().id();
        var late = LocalDateTime.parse("2027-04-14T18:00");
        assertThat(
                        codeOf(
                                actions.moveShift(
                                        action.id(), shift, late, late.minusHours(1), organiser)))
                .isEqualTo("invalid");
        assertThat(
                        codeOf(
                                actions.moveShift(
                                        action.id(),
                                        shift,
                                        late,
                                        late.plusHours(2),
                                        actor(Role.ACTIVIST, TOWN))))
                .isEqualTo("forbidden");
        assertThat(
                        codeOf(
                                actions.moveShift(
                                        wednesday(5).id(),
                                        shift,
                                        late,
                                        late.plusHours(2),
                                        organiser)))
                .isEqualTo("not-found");
    }
}
