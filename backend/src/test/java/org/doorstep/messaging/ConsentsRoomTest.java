package org.doorstep.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.messaging.RecipientRef.VolunteerRef;
import org.doorstep.security.AccountId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// What people have agreed to.
@RoomTest
class ConsentsRoomTest {

    private static final RecipientRef ANN = new VolunteerRef(new UUID(1, 1));
    private static final RecipientRef BOB = new VolunteerRef(new UUID(1, 2));
    private static final AccountId BY = new AccountId(new UUID(1, 1));

    private final Consents consents;
    private final TestClock clock;

    ConsentsRoomTest(Consents consents, TestClock clock) {
        this.consents = consents;
        this.clock = clock;
    }

    @Test
    void knowsOfNoConsentUntilItIsGiven() {
        assertThat(consents.of(ANN)).isEqualTo(List.of());
        assertThat(consents.allowed(List.of(ANN, BOB), ChannelName.SMS, Purpose.CAMPAIGN))
                .isEqualTo(Set.of());
        give(ANN, true);
        assertThat(consents.allowed(List.of(ANN, BOB), ChannelName.SMS, Purpose.CAMPAIGN))
                .isEqualTo(Set.of(ANN));
        assertThat(consents.allowed(List.of(ANN), ChannelName.EMAIL, Purpose.CAMPAIGN))
                .isEqualTo(Set.of());
        assertThat(consents.allowed(List.of(ANN), ChannelName.SMS, Purpose.FUNDRAISING))
                .isEqualTo(Set.of());
    }

    @Test
    void keepsEveryChangeAndAddsNothingForARepetition() {
        var first = state(true);
        give(ANN, true);
        give(ANN, true);
        clock.advance(Duration.ofDays(1));
        var second = state(false);
        give(ANN, false);
        assertThat(consents.history(ANN, ChannelName.SMS, Purpose.CAMPAIGN))
                .isEqualTo(List.of(first, second));
        assertThat(consents.of(ANN)).isEqualTo(List.of(second));
        assertThat(consents.allowed(List.of(ANN), ChannelName.SMS, Purpose.CAMPAIGN))
                .isEqualTo(Set.of());
    }

    @Test
    void keepsOneEntryWhereTheSameIsSaidByManyAtOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20).forEach(i -> threads.submit(() -> give(ANN, true)));
        }
        assertThat(consents.history(ANN, ChannelName.SMS, Purpose.CAMPAIGN))
                .isEqualTo(List.of(state(true)));
    }

    @Test
    void withdrawsEverythingAtOnce() {
        give(ANN, true);
        consents.record(
                ANN, ChannelName.EMAIL, Purpose.MY_SHIFTS, true, "consent-2026-1", "app", BY);
        consents.withdrawAll(ANN, "erased", BY);
        assertThat(consents.of(ANN))
                .extracting(ConsentState::given)
                .isEqualTo(List.of(false, false));
    }

    private void give(RecipientRef who, boolean given) {
        consents.record(who, ChannelName.SMS, Purpose.CAMPAIGN, given, "consent-2026-1", "app", BY);
    }

    private ConsentState state(boolean given) {
        return new ConsentState(
                ChannelName.SMS,
                Purpose.CAMPAIGN,
                given,
                "consent-2026-1",
                clock.instant(),
                "app",
                BY);
    }
}
