package org.doorstep.campaigns.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.CountingIds;
import org.doorstep._support.TestClock;
import org.doorstep._support.TestStore;
import org.doorstep._support.TestTicker;
import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.ActionId;
import org.doorstep.campaigns.ActionKind;
import org.doorstep.campaigns.MeetingPlace;
import org.doorstep.campaigns.Shift;
import org.doorstep.campaigns.ShiftId;
import org.doorstep.campaigns.shift.Openings;
import org.doorstep.campaigns.shift.ShiftStore;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.security.BranchId;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What nodes keep of the actions between questions.
class ActionIndexStoreTest {

    private static final Instant NOW = TestClock.START;
    private static final Duration HORIZON = Duration.ofDays(14);

    private final MongoTemplate mongo = TestStore.freshOf("campaigns");
    private final TestTicker ticker = new TestTicker();
    private final Openings openings = new Openings(mongo);
    private final ShiftStore shifts = new ShiftStore(mongo, openings);
    private final ActionStore actions = new ActionStore(mongo, shifts);
    private final ActionIndex here = new ActionIndex(actions, openings, ticker, HORIZON);
    private final ActionIndex elsewhere =
            new ActionIndex(actions, new Openings(mongo), ticker, HORIZON);

    private static Action action(int id, Duration ahead) {
        var actionId = new ActionId(CountingIds.nth(id));
        var starts = NOW.plus(ahead);
        return new Action(
                actionId,
                null,
                new BranchId(new UUID(0, 1)),
                ActionKind.CANVASS,
                "Action " + id,
                "",
                "Town",
                new MeetingPlace(new GeoPoint(52.62, -0.55), "here"),
                Set.of(),
                false,
                false,
                List.of(
                        new Shift(
                                new ShiftId(CountingIds.nth(1000L + id)),
                                actionId,
                                starts,
                                starts.plus(Duration.ofHours(2)),
                                2,
                                2,
                                false)),
                0);
    }

    private int known(ActionIndex index, Instant now) {
        return index.at(now).orElseThrow().size();
    }

    @Test
    void isKeptWhileNothingChanges() {
        actions.add(action(1, Duration.ofDays(1)), null);
        var first = here.at(NOW).orElseThrow();
        ticker.advance(Duration.ofMinutes(1));

        assertThat(here.at(NOW.plusSeconds(60)).orElseThrow()).isSameAs(first);
    }

    @Test
    void seesAChangeHereAtOnceAndOneElsewhereWithinASecond() {
        actions.add(action(1, Duration.ofDays(1)), null);
        assertThat(known(here, NOW)).isEqualTo(1);
        assertThat(known(elsewhere, NOW)).isEqualTo(1);

        actions.add(action(2, Duration.ofDays(1)), null);

        assertThat(known(here, NOW)).isEqualTo(2);
        assertThat(known(elsewhere, NOW)).isEqualTo(1);
        ticker.advance(Duration.ofSeconds(1));
        assertThat(known(elsewhere, NOW)).isEqualTo(2);
    }

    @Test
    void leavesOutWhatWasCalledOff() {
        actions.add(action(1, Duration.ofDays(1)), null);
        assertThat(known(here, NOW)).isEqualTo(1);

        actions.cancel(new ActionId(CountingIds.nth(1)));

        assertThat(known(here, NOW)).isZero();
    }

    @Test
    void letsInWhatComesWithinTheHorizon() {
        actions.add(action(1, HORIZON.plusMinutes(15)), null);
        assertThat(known(here, NOW)).isZero();

        assertThat(known(here, NOW.plus(Duration.ofMinutes(9)))).isZero();
        assertThat(known(here, NOW.plus(Duration.ofMinutes(11)))).isEqualTo(1);
    }
}
