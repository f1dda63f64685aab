package org.doorstep.console.frame;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.kernel.RefusedException;
import org.doorstep.kernel.WallTime;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/// Reads what stands in an address or a form, and says what is wrong with it.
public final class Asked {

    private Asked() {}

    /// An id in a path. What cannot be an id names nothing.
    ///
    /// @throws RefusedException as not found
    public static <T> T idInPath(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException notAnId) {
            throw new RefusedException(Refusal.notFound());
        }
    }

    /// A value in the query or in a form.
    ///
    /// @throws RefusedException naming the field
    public static <T> T field(String name, String text, String rule, Function<String, T> reader) {
        try {
            return reader.apply(text.strip());
        } catch (IllegalArgumentException unreadable) {
            throw new RefusedException(wrong(name, rule));
        }
    }

    /// A moment by the wall clock of London, as a browser sends it (`2026-11-25T21:00`); in the
    /// hour that comes twice the first one is meant.
    ///
    /// @throws RefusedException naming the field, also where the clocks skip that hour
    public static Instant moment(String name, String text) {
        try {
            var wall = LocalDateTime.parse(text.strip());
            if (London.ZONE.getRules().getValidOffsets(wall).isEmpty()) {
                throw new RefusedException(
                        wrong(name, "An hour that the clocks do not skip: they go forward then."));
            }
            return wall.atZone(London.ZONE).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new RefusedException(wrong(name, "A day and a time, such as 2026-11-25T21:00."));
        }
    }

    /// A time on London's clocks, as a browser sends it (`2026-11-25T21:00`), by the rules of
    /// [WallTime].
    ///
    /// @throws RefusedException naming the field
    public static WallTime wallTime(String name, String text) {
        try {
            return WallTime.inLondon(LocalDateTime.parse(text.strip()));
        } catch (DateTimeParseException unreadable) {
            throw new RefusedException(wrong(name, "A day and a time, such as 2026-11-25T21:00."));
        }
    }

    /// A moment that may be left out.
    public static @Nullable Instant momentOrNone(String name, String text) {
        return text.isBlank() ? null : moment(name, text);
    }

    /// A day as a browser sends it (`2026-11-25`).
    ///
    /// @throws RefusedException naming the field
    public static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException unreadable) {
            throw new RefusedException(wrong(name, "A day, such as 2026-11-25."));
        }
    }

    /// A page's cursor: short and of plain letters, else it is none of ours.
    ///
    /// @throws RefusedException naming the field
    public static @Nullable String cursor(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > 400 || !text.chars().allMatch(c -> c > 32 && c < 127)) {
            throw new RefusedException(wrong("cursor", "The cursor of the page before."));
        }
        return text;
    }

    /// What is said of one field.
    public static Refusal wrong(String field, String rule) {
        return Refusal.ofField(field, rule, "Correct it and send it again.");
    }

    /// One field at fault.
    public static FieldFault fault(String field, String rule) {
        return new FieldFault(field, rule, "Correct it and send it again.");
    }
}
