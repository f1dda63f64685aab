package org.doorstep.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDateTime;

class WallTimeTest {

    /// The instants of `uk-rules.md` 1.3, which a bare "17:00Z" gets wrong half of the time.
    @ParameterizedTest
    @CsvSource({
        "2026-04-20T23:59:59, 2026-04-20T22:59:59Z",
        "2026-04-21T17:00, 2026-04-21T16:00:00Z",
        "2026-04-28T17:00, 2026-04-28T16:00:00Z",
        "2026-05-07T07:00, 2026-05-07T06:00:00Z",
        "2026-05-07T22:00, 2026-05-07T21:00:00Z",
        "2027-04-19T23:59:59, 2027-04-19T22:59:59Z",
        "2027-04-20T17:00, 2027-04-20T16:00:00Z",
        "2027-04-27T17:00, 2027-04-27T16:00:00Z",
        "2027-05-06T07:00, 2027-05-06T06:00:00Z",
        "2027-05-06T22:00, 2027-05-06T21:00:00Z",
        "2027-03-12T23:59:59, 2027-03-12T23:59:59Z",
        "2027-03-15T17:00, 2027-03-15T17:00:00Z",
        "2027-03-22T17:00, 2027-03-22T17:00:00Z",
        "2027-04-01T07:00, 2027-04-01T06:00:00Z",
        "2027-04-01T22:00, 2027-04-01T21:00:00Z",
        "2026-12-23T23:59:59, 2026-12-23T23:59:59Z",
        "2026-12-29T17:00, 2026-12-29T17:00:00Z",
        "2027-01-06T17:00, 2027-01-06T17:00:00Z",
        "2027-01-14T07:00, 2027-01-14T07:00:00Z",
        "2027-01-14T22:00, 2027-01-14T22:00:00Z"
    })
    void isTheInstantLondonMeansOnBothSidesOfAClockChange(LocalDateTime wall, Instant at) {
        var time = WallTime.inLondon(wall);

        assertThat(time).isEqualTo(new WallTime(wall, London.ZONE, at));
        assertThat(WallTime.inLondon(at)).isEqualTo(time);
    }

    @Test
    void anHourThatTheClocksSkipBeginsAsMuchLater() {
        var skipped = WallTime.inLondon(LocalDateTime.parse("2027-03-28T01:30"));

        assertThat(skipped.at()).isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
        assertThat(London.at(skipped.at()).toLocalDateTime())
                .isEqualTo(LocalDateTime.parse("2027-03-28T02:30"));
        assertThat(skipped.isSkipped()).isTrue();
        assertThat(skipped.wall()).isEqualTo(LocalDateTime.parse("2027-03-28T01:30"));
    }

    @Test
    void anHourThatComesTwiceMeansTheFirst() {
        var twice = WallTime.inLondon(LocalDateTime.parse("2026-10-25T01:30"));

        assertThat(twice.at()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(twice.isSkipped()).isFalse();
    }

    @Test
    void leapDayAndTheTurnOfTheYearAreOrdinaryDays() {
        assertThat(WallTime.inLondon(LocalDateTime.parse("2028-02-29T07:00")).at())
                .isEqualTo(Instant.parse("2028-02-29T07:00:00Z"));
        assertThat(WallTime.inLondon(LocalDateTime.parse("2026-12-31T23:59:59.9999")).at())
                .isEqualTo(Instant.parse("2026-12-31T23:59:59.999Z"));
    }
}
