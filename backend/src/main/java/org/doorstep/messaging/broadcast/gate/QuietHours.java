package org.doorstep.messaging.broadcast.gate;

import org.doorstep.kernel.London;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.PollingDays;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.security.BranchId;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/// When a channel may be used, in London time: no statute gives clock times, these are the house's
/// own. Safe for use by many threads.
///
/// Election material goes out 09:00 to 20:00, on Sundays and bank holidays 10:00 to 18:00, by
/// e-mail 07:00 to 22:00; on polling day 07:00 to 21:30. Logistics go out 07:00 to 22:00, on
/// polling day at any time.
public final class QuietHours {

    private static final LocalTime SEVEN = LocalTime.of(7, 0);
    private static final LocalTime TEN_AT_NIGHT = LocalTime.of(22, 0);

    private final BankHolidays holidays;
    private final PollingDays pollingDays;

    public QuietHours(BankHolidays holidays, PollingDays pollingDays) {
        this.holidays = holidays;
        this.pollingDays = pollingDays;
    }

    /// A stretch of allowed time.
    ///
    /// @param opens inclusive; not after the moment asked about where that lies within
    /// @param closes exclusive: the last start
    /// @param arriveBy by when what was started must have arrived
    public record Open(Instant opens, Instant closes, Instant arriveBy) {}

    /// The stretch that holds this moment, or the next one.
    public Open next(
            ChannelName channel, TemplateClass templateClass, BranchId branch, Instant now) {
        var day = London.at(now).toLocalDate();
        var today = on(channel, templateClass, branch, day);
        return now.isBefore(today.closes())
                ? today
                : on(channel, templateClass, branch, day.plusDays(1));
    }

    private Open on(
            ChannelName channel, TemplateClass templateClass, BranchId branch, LocalDate day) {
        var polling = pollingDays.on(branch, day);
        if (templateClass == TemplateClass.LOGISTICS) {
            return polling
                    ? stretch(day, LocalTime.MIN, day.plusDays(1), LocalTime.MIN)
                    : stretch(day, SEVEN, day, TEN_AT_NIGHT);
        }
        if (polling) {
            var whole = stretch(day, SEVEN, day, LocalTime.of(21, 30));
            return new Open(whole.opens(), whole.closes(), at(day, ClosedPollGate.CLOSE));
        }
        if (channel == ChannelName.EMAIL) {
            return stretch(day, SEVEN, day, TEN_AT_NIGHT);
        }
        var restDay = day.getDayOfWeek() == DayOfWeek.SUNDAY || holidays.on(day);
        return restDay
                ? stretch(day, LocalTime.of(10, 0), day, LocalTime.of(18, 0))
                : stretch(day, LocalTime.of(9, 0), day, LocalTime.of(20, 0));
    }

    private static Open stretch(
            LocalDate from, LocalTime opens, LocalDate until, LocalTime closes) {
        var end = at(until, closes);
        return new Open(at(from, opens), end, end);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(London.ZONE).toInstant();
    }
}
