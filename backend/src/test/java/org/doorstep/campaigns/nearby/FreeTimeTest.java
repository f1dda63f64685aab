package org.doorstep.campaigns.nearby;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.membership.FreeHours;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

class FreeTimeTest {

    /// A Tuesday, 10:00 in London.
    private static final Instant NOW = Instant.parse("2027-04-13T09:00:00Z");

    private static FreeHours hours(DayOfWeek day, String from, String until) {
        return new FreeHours(day, LocalTime.parse(from), LocalTime.parse(until));
    }

    private static FreeTime free(@Nullable Instant checkedInUntil, FreeHours... weekly) {
        return new FreeTime(List.of(weekly), NOW, checkedInUntil);
    }

    private static int minutes(FreeTime free, String from, String until) {
        return free.minutesWithin(Instant.parse(from), Instant.parse(until));
    }

    @Test
    void hoursOfTheWeekAreThoseOfLondon() {
        var evenings = free(null, hours(DayOfWeek.WEDNESDAY, "18:00", "21:00"));

        assertThat(minutes(evenings, "2027-04-14T17:00:00Z", "2027-04-14T19:00:00Z"))
                .isEqualTo(120);
        assertThat(minutes(evenings, "2027-04-14T19:30:00Z", "2027-04-14T21:00:00Z")).isEqualTo(30);
        assertThat(minutes(evenings, "2027-04-15T17:00:00Z", "2027-04-15T19:00:00Z")).isZero();
    }

    @Test
    void hoursAreTheSameByTheClockInWinter() {
        var evenings = free(null, hours(DayOfWeek.WEDNESDAY, "18:00", "21:00"));

        assertThat(minutes(evenings, "2027-01-13T18:00:00Z", "2027-01-13T20:00:00Z"))
                .isEqualTo(120);
    }

    @Test
    void timeThatIsFreeTwiceCountsOnce() {
        var both =
                free(
                        Instant.parse("2027-04-13T12:00:00Z"),
                        hours(DayOfWeek.TUESDAY, "11:00", "14:00"),
                        hours(DayOfWeek.TUESDAY, "12:00", "13:00"));

        assertThat(minutes(both, "2027-04-13T09:00:00Z", "2027-04-13T14:00:00Z")).isEqualTo(240);
    }

    @Test
    void aCheckInCountsUntilItsEnd() {
        var here = free(Instant.parse("2027-04-13T11:00:00Z"));

        assertThat(minutes(here, "2027-04-13T10:00:00Z", "2027-04-13T13:00:00Z")).isEqualTo(60);
        assertThat(minutes(here, "2027-04-13T11:00:00Z", "2027-04-13T13:00:00Z")).isZero();
    }

    @Test
    void aNightShiftMeetsTheHoursOfBothDays() {
        var both =
                free(
                        null,
                        hours(DayOfWeek.THURSDAY, "21:00", "23:00"),
                        hours(DayOfWeek.FRIDAY, "06:00", "08:00"));

        assertThat(minutes(both, "2027-04-15T20:00:00Z", "2027-04-16T06:00:00Z")).isEqualTo(180);
    }
}
