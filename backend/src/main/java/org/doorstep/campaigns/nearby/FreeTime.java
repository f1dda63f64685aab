package org.doorstep.campaigns.nearby;

import org.doorstep.kernel.London;
import org.doorstep.membership.FreeHours;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// When somebody is free: certain hours of the week by the wall clock of London, and from a
/// check-in on until its end. Time that is free twice over counts once.
///
/// @param weekly hours of the week; may overlap each other
/// @param now when the check-in's free time begins
/// @param checkedInUntil when it ends, or null without a check-in
public record FreeTime(List<FreeHours> weekly, Instant now, @Nullable Instant checkedInUntil) {

    public FreeTime {
        weekly = List.copyOf(weekly);
    }

    /// How much of a time is free, in whole minutes.
    public int minutesWithin(Instant from, Instant until) {
        var free = Duration.ZERO;
        var counted = from;
        for (var span : spans(from, until)) {
            var begin = span.from().isAfter(counted) ? span.from() : counted;
            var end = span.until().isBefore(until) ? span.until() : until;
            if (end.isAfter(begin)) {
                free = free.plus(Duration.between(begin, end));
                counted = end;
            }
        }
        return (int) free.toMinutes();
    }

    private record Span(Instant from, Instant until) {}

    /// Everything free that may touch the time, by its beginning.
    private List<Span> spans(Instant from, Instant until) {
        var spans = new ArrayList<Span>();
        var last = London.at(until).toLocalDate();
        for (var day = London.at(from).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            addHoursOf(day, spans);
        }
        var end = checkedInUntil;
        if (end != null && end.isAfter(now)) {
            spans.add(new Span(now, end));
        }
        spans.sort(Comparator.comparing(Span::from));
        return spans;
    }

    private void addHoursOf(LocalDate day, List<Span> spans) {
        for (var hours : weekly) {
            if (hours.day() == day.getDayOfWeek()) {
                spans.add(
                        new Span(
                                ZonedDateTime.of(day, hours.from(), London.ZONE).toInstant(),
                                ZonedDateTime.of(day, hours.until(), London.ZONE).toInstant()));
            }
        }
    }
}
