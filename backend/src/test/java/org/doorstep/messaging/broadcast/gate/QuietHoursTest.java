package org.doorstep.messaging.broadcast.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.London;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.security.BranchId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

/// When a channel may be used: asked at a London wall clock, the next allowed stretch.
class QuietHoursTest {

    private static final BranchId BRANCH = new BranchId(new UUID(1, 1));
    private static final LocalDate POLL = LocalDate.parse("2027-05-06");

    private final QuietHours hours =
            new QuietHours(
                    BankHolidays.of("england-and-wales"), (branch, date) -> date.equals(POLL));

    @ParameterizedTest
    @CsvSource({
        // a Tuesday
        "SMS, ELECTION_MATERIAL, 2027-04-13T08:59, 2027-04-13T09:00, 2027-04-13T20:00",
        "SMS, ELECTION_MATERIAL, 2027-04-13T19:59, 2027-04-13T09:00, 2027-04-13T20:00",
        "PUSH, ELECTION_MATERIAL, 2027-04-13T20:00, 2027-04-14T09:00, 2027-04-14T20:00",
        "EMAIL, ELECTION_MATERIAL, 2027-04-13T06:59, 2027-04-13T07:00, 2027-04-13T22:00",
        "SMS, LOGISTICS, 2027-04-13T06:00, 2027-04-13T07:00, 2027-04-13T22:00",
        // from Saturday night into Sunday
        "SMS, ELECTION_MATERIAL, 2027-04-17T20:30, 2027-04-18T10:00, 2027-04-18T18:00",
        "EMAIL, ELECTION_MATERIAL, 2027-04-18T09:00, 2027-04-18T07:00, 2027-04-18T22:00",
        // a bank holiday Monday
        "SMS, ELECTION_MATERIAL, 2027-05-03T09:30, 2027-05-03T10:00, 2027-05-03T18:00",
        // polling day
        "SMS, ELECTION_MATERIAL, 2027-05-06T06:59, 2027-05-06T07:00, 2027-05-06T21:30",
        "EMAIL, ELECTION_MATERIAL, 2027-05-06T21:30, 2027-05-07T07:00, 2027-05-07T22:00",
        "SMS, LOGISTICS, 2027-05-06T22:30, 2027-05-06T00:00, 2027-05-07T00:00",
        // the night the clocks go forward: 09:00 is British Summer Time
        "SMS, ELECTION_MATERIAL, 2027-03-27T23:00, 2027-03-28T10:00, 2027-03-28T18:00"
    })
    void opensAndCloses(
            ChannelName channel,
            TemplateClass templateClass,
            String asked,
            String opens,
            String closes) {
        var next = hours.next(channel, templateClass, BRANCH, at(asked));
        assertThat(next.opens()).isEqualTo(at(opens));
        assertThat(next.closes()).isEqualTo(at(closes));
    }

    @ParameterizedTest
    @CsvSource({"2027-05-06T21:00, 2027-05-06T22:00", "2027-05-05T12:00, 2027-05-05T20:00"})
    void onPollingDayArrivalIsByTheCloseOfPoll(String asked, String arriveBy) {
        var next = hours.next(ChannelName.SMS, TemplateClass.ELECTION_MATERIAL, BRANCH, at(asked));
        assertThat(next.arriveBy()).isEqualTo(at(arriveBy));
    }

    private static Instant at(String london) {
        return LocalDateTime.parse(london).atZone(London.ZONE).toInstant();
    }
}
