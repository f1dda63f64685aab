package org.doorstep.campaigns.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.CountingIds;
import org.doorstep._support.TestClock;
import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.ActionKind;
import org.doorstep.campaigns.NewAction;
import org.doorstep.campaigns.NewAction.NewShift;
import org.doorstep.campaigns.Shift;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.security.BranchId;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

class PlanningTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-10-01T09:00:00Z"));
    private final Planning planning = new Planning(new CountingIds(), clock);

    private static NewAction wish(
            String title, double latitude, double longitude, NewShift... shifts) {
        return new NewAction(
                new BranchId(new UUID(0x7000, 1)),
                null,
                ActionKind.LEAFLET_RUN,
                title,
                "",
                "Harbour",
                "At the clock",
                latitude,
                longitude,
                Set.of(),
                true,
                List.of(shifts));
    }

    private static NewShift shift(String starts, String ends, int places) {
        return new NewShift(LocalDateTime.parse(starts), LocalDateTime.parse(ends), places);
    }

    private List<String> faults(NewAction wish) {
        return switch (planning.plan(wish)) {
            case Outcome.Done<Action> done -> List.of();
            case Outcome.Refused<Action>(var refusal) ->
                    refusal.fields().stream().map(FieldFault::field).toList();
        };
    }

    private List<String> faultsOf(String starts, String ends) {
        return faults(wish("Leaflets", 52.62, -0.55, shift(starts, ends, 5)));
    }

    @Test
    void timesAreThoseOfLondon() {
        var action =
                planning.plan(
                                wish(
                                        "Leaflets",
                                        52.62,
                                        -0.55,
                                        shift("2026-10-24T10:00", "2026-10-24T12:00", 5)))
                        .orThrow();

        assertThat(action.startsAt()).isEqualTo(Instant.parse("2026-10-24T09:00:00Z"));
        assertThat(action.placesLeft()).isEqualTo(5);
    }

    @Test
    void anHourThatTheClocksSkipIsRefused() {
        assertThat(faultsOf("2027-03-28T01:30", "2027-03-28T04:00"))
                .isEqualTo(List.of("shifts[0].starts"));
    }

    @Test
    void ofTheHourThatComesTwiceTheFirstIsMeant() {
        var action =
                planning.plan(
                                wish(
                                        "Count",
                                        52.62,
                                        -0.55,
                                        shift("2026-10-25T01:30", "2026-10-25T03:00", 5)))
                        .orThrow();

        assertThat(action.shifts().stream().map(Shift::startsAt).toList())
                .isEqualTo(List.of(Instant.parse("2026-10-25T00:30:00Z")));
    }

    @Test
    void aShiftEndsAfterItStartsAndWithin24Hours() {
        assertThat(faultsOf("2026-10-10T10:00", "2026-10-10T10:00"))
                .isEqualTo(List.of("shifts[0].ends"));
        assertThat(faultsOf("2026-10-10T10:00", "2026-10-10T09:00"))
                .isEqualTo(List.of("shifts[0].ends"));
        assertThat(faultsOf("2026-10-10T10:00", "2026-10-11T11:00"))
                .isEqualTo(List.of("shifts[0].ends"));
        assertThat(faultsOf("2026-10-10T10:00", "2026-10-11T10:00")).isEqualTo(List.of());
        // 24 hours by the clock, 25 in truth.
        assertThat(faultsOf("2026-10-24T12:00", "2026-10-25T12:00"))
                .isEqualTo(List.of("shifts[0].ends"));
    }

    @Test
    void aShiftIsToCome() {
        assertThat(faultsOf("2026-09-30T10:00", "2026-09-30T12:00"))
                .isEqualTo(List.of("shifts[0].starts"));
    }

    @Test
    void everyFieldAtFaultIsNamedAtOnce() {
        assertThat(
                        faults(
                                wish(
                                        " ",
                                        -0.55,
                                        52.62,
                                        shift("2026-10-10T10:00", "2026-10-10T09:00", 0))))
                .isEqualTo(List.of("title", "shifts[0].places", "shifts[0].ends", "latitude"));
        assertThat(faults(wish("Leaflets", 52.62, -0.55))).isEqualTo(List.of("shifts"));
    }

    @Test
    void aPlaceTheWrongWayRoundIsRefusedByName() {
        var outcome =
                planning.plan(
                        wish(
                                "Leaflets",
                                -0.55,
                                52.62,
                                shift("2026-10-10T10:00", "2026-10-10T12:00", 5)));

        assertThat(
                        outcome instanceof Outcome.Refused<Action>(Refusal refusal)
                                ? refusal.code().code()
                                : null)
                .isEqualTo("coordinates-swapped");
    }
}
