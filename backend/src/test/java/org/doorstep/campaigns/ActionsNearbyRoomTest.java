package org.doorstep.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.Occasions;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.TemplateText;
import org.doorstep.messaging.Templates;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.trigger.Triggers;
import org.doorstep.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Word of actions nearby: once for each action, for those who agreed to hear of them.
class ActionsNearbyRoomTest extends CampaignsRoomTest {

    private static final String KIND = "action-nearby";

    @Autowired Shifts shifts;
    @Autowired Triggers triggers;
    @Autowired Templates templates;
    @Autowired Occasions occasions;
    @Autowired BroadcastStore broadcasts;

    @BeforeEach
    void aTemplateForIt() {
        var text =
                new TemplateText(
                        new TemplateText.Push("Near you", "Something to do near you this week."),
                        null,
                        null);
        var draft =
                new Templates.Draft(
                        TOWN,
                        "Nearby",
                        TemplateClass.ELECTION_MATERIAL,
                        Purpose.ACTION_NEARBY,
                        Map.of(Language.ENGLISH, text),
                        "Promoted by A. Agent of 1 High Street, Aldermarsh PE21 6AA");
        var template = templates.draft(draft, organiser).orThrow();
        templates.approve(template.id(), 1, actor(Role.ORGANISER, TOWN)).orThrow();
        occasions.use(KIND, TOWN, template.id(), organiser).orThrow();
    }

    private BroadcastId about(Action action) {
        return new BroadcastId(KIND + ":" + action.id());
    }

    @Test
    void tellsOnceOfAnActionOfTheWeekToThoseWhoAgreedToHearOfThem() {
        var action = wednesday(5);
        triggers.pass();
        var told = broadcasts.find(about(action)).orElseThrow();
        triggers.pass();

        assertThat(broadcasts.open()).isEqualTo(List.of(told));
        assertThat(told.kind()).isEqualTo(Broadcast.Kind.TRIGGERED);
        assertThat(told.purpose()).isEqualTo(Purpose.ACTION_NEARBY);
        assertThat(told.plan().audience().source()).isEqualTo("volunteers");
        assertThat(told.plan().audience().filters().keySet()).containsExactly("within");
        assertThat(told.deadline()).isEqualTo(action.startsAt().minus(Duration.ofHours(3)));
    }

    @Test
    void saysNothingOfWhatIsFarAheadOrBeginsSoon() {
        var far = action(TOWN, false, shift("2027-05-15T10:00", "2027-05-15T12:00", 5));
        var soon = wednesday(5);
        advance(Duration.between(clock.instant(), soon.startsAt()).minusHours(2));
        triggers.pass();

        assertThat(broadcasts.find(about(far))).isEmpty();
        assertThat(broadcasts.find(about(soon))).isEmpty();
    }

    @Test
    void whoseShiftsAreAllCalledOffIsToldOfNoMore() {
        var action =
                action(
                        TOWN,
                        false,
                        shift("2027-04-14T10:00", "2027-04-14T12:00", 3),
                        shift("2027-04-14T14:00", "2027-04-14T16:00", 2));
        triggers.pass();
        shifts.cancel(action.shifts().getFirst().id(), organiser).orThrow();
        triggers.pass();
        assertThat(broadcasts.find(about(action)))
                .map(Broadcast::state)
                .contains(Broadcast.State.EXPANDING);
        shifts.cancel(action.shifts().getLast().id(), organiser).orThrow();
        triggers.pass();

        assertThat(broadcasts.find(about(action)))
                .map(Broadcast::state)
                .contains(Broadcast.State.CANCELLED);
    }

    @Test
    void whatIsCalledOffIsToldOfNoMore() {
        var action = wednesday(5);
        triggers.pass();
        actions.cancel(action.id(), organiser).orThrow();
        triggers.pass();

        assertThat(broadcasts.find(about(action)))
                .map(Broadcast::state)
                .contains(Broadcast.State.CANCELLED);
    }
}
