package org.doorstep.campaigns.shift;

import org.doorstep.campaigns.ShiftId;
import org.doorstep.campaigns.action.ActionStore;
import org.doorstep.kernel.London;
import org.doorstep.messaging.Language;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// What a text can say of a shift: `action`, `place`, `day`, `date` and `time`, by the wall clock
/// of London and in the reader's language. Safe for use by many threads.
public final class ShiftWords {

    private static final Locale WELSH = Locale.of("cy", "GB");

    private final ShiftStore shifts;
    private final ActionStore actions;

    public ShiftWords(ShiftStore shifts, ActionStore actions) {
        this.shifts = shifts;
        this.actions = actions;
    }

    /// The words of one shift; none where it is gone.
    Words of(ShiftId id) {
        return shifts.find(id)
                .flatMap(taken ->
                        actions.find(taken.shift().action())
                                .<Words>map(action -> {
                                    var start = London.at(taken.shift().startsAt());
                                    var place = action.meeting().address();
                                    return language ->
                                            words(language, start, action.title(), place);
                                }))
                .orElse(language -> Map.of());
    }

    /// Words by the reader's language.
    interface Words {

        Map<String, String> in(Language language);
    }

    private static Map<String, String> words(
            Language language, ZonedDateTime start, String action, String place) {
        var locale = language == Language.WELSH ? WELSH : Locale.UK;
        return Map.of(
                "action", action,
                "place", place,
                "day", DateTimeFormatter.ofPattern("EEEE", locale).format(start),
                "date", DateTimeFormatter.ofPattern("d MMMM", locale).format(start),
                "time", DateTimeFormatter.ofPattern("HH:mm", locale).format(start));
    }
}
