package org.doorstep.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.security.DemonstrationMode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

@RoomTest
class CampaignsDemonstrationRoomTest {

    @Autowired List<DemonstrationPart> parts;
    @Autowired Actions actions;

    @Test
    void aDozenActionsOfTheFiveKindsAreOnThisWeekAndOneIsNearlyFull() {
        parts.stream()
                .filter(part -> part.step() <= 50)
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);

        var week =
                actions.list(
                        DemonstrationMode.TOWN,
                        TestClock.START,
                        TestClock.START.plus(Duration.ofDays(8)));

        assertThat(week).hasSize(12);
        assertThat(week.stream().map(Action::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(ActionKind.values());
        assertThat(week.stream().filter(action -> action.placesLeft() == 1)).hasSize(1);
        assertThat(week.stream().filter(action -> action.open())).isNotEmpty();
    }
}
