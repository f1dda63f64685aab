package org.doorstep.console.frame;

import org.doorstep.canvassing.PartState;
import org.doorstep.canvassing.WalkPart;
import org.doorstep.kernel.London;
import org.doorstep.messaging.MessageState;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/// Times, numbers and names of states in words, in the reader's language. Thread-safe; templates
/// know it as `@wording`.
@Component("wording")
public final class Wording {

    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    /// A provider's code stays as it is.
    private static final Pattern CODED = Pattern.compile("([A-Z]+ [a-z ]+): (\\S+)");

    private static final Pattern FILLED = Pattern.compile("\\b(PUSH|SMS|EMAIL)\\b|\\d+(,\\d{3})*");

    private final MessageSource messages;
    private final Clock clock;

    Wording(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /// The message of that key.
    public String of(String key, Object... values) {
        return Objects.requireNonNullElse(
                messages.getMessage(key, values, key, LocaleContextHolder.getLocale()), key);
    }

    /// The name of a state, a kind, a channel: the key is `<Type>.<NAME>`.
    public String of(@Nullable Enum<?> value) {
        return value == null ? "" : of(nameOf(value.getDeclaringClass()) + "." + value.name());
    }

    /// London wall clock with the weekday, and the year where it is another: `Tue 24 Nov, 18:30`.
    public String at(@Nullable Instant moment) {
        if (moment == null) {
            return "";
        }
        var wall = London.at(moment);
        var pattern =
                wall.getYear() == London.today(clock).getYear()
                        ? "EEE d MMM, HH:mm"
                        : "EEE d MMM uuuu, HH:mm";
        return DateTimeFormatter.ofPattern(pattern, language()).format(wall);
    }

    /// From and until, the day named once where it is the same.
    public String span(Instant from, Instant until) {
        ZonedDateTime end = London.at(until);
        var sameDay = London.at(from).toLocalDate().equals(end.toLocalDate());
        return at(from)
                + " – "
                + (sameDay ? DateTimeFormatter.ofPattern("HH:mm").format(end) : at(until));
    }

    /// The form in which a `datetime-local` field holds a moment.
    public String field(@Nullable Instant moment) {
        return moment == null ? "" : FIELD.format(London.at(moment));
    }

    /// The form in which a `datetime-local` field holds a time on the wall.
    public String field(LocalDateTime wall) {
        return FIELD.format(wall);
    }

    /// Pounds and pence.
    public String pounds(BigDecimal amount) {
        return "£" + String.format(Locale.UK, "%,.2f", amount);
    }

    /// A day's name.
    public String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, language());
    }

    /// An hour of a day.
    public String hour(LocalTime time) {
        return time.toString();
    }

    /// How long, rounded to five minutes from an hour on: `2 h 10 min`.
    public String lasting(Duration time) {
        var minutes = Math.max(1, time.toMinutes());
        if (minutes < 60) {
            return of("time.minutes", minutes);
        }
        var rounded = Math.round(minutes / 5.0) * 5;
        return rounded % 60 == 0
                ? of("time.hours", rounded / 60)
                : of("time.hours-minutes", rounded / 60, rounded % 60);
    }

    /// How far: metres below a kilometre, else kilometres with one decimal.
    public String metres(double metres) {
        return metres < 950
                ? Math.round(metres / 10) * 10 + " m"
                : String.format(Locale.UK, "%.1f km", metres / 1000);
    }

    /// A number with its thousands marked.
    public String number(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    /// A sentence that the rooms say in English, in the reader's language: its key is made of its
    /// words, without channels and numbers, which fill its places in order. English is as it was
    /// said; what no key is kept for is too.
    public String said(@Nullable String sentence) {
        if (sentence == null || sentence.isEmpty() || language().equals(Locale.UK)) {
            return sentence == null ? "" : sentence;
        }
        var coded = CODED.matcher(sentence);
        if (coded.matches()) {
            return said(coded.group(1)) + ": " + coded.group(2);
        }
        var values = new ArrayList<String>();
        var filled = FILLED.matcher(sentence);
        while (filled.find()) {
            values.add(
                    Character.isDigit(filled.group().charAt(0))
                            ? filled.group()
                            : of("ChannelName." + filled.group()));
        }
        return orElse("said." + keyOf(sentence), sentence, values.toArray());
    }

    /// Whether the reader reads Welsh.
    public boolean isWelsh() {
        return !language().equals(Locale.UK);
    }

    /// The message of that key in the reader's language, or the other where there is none.
    public String orElse(String key, String other, Object... values) {
        return Objects.requireNonNullElse(
                messages.getMessage(key, values, other, LocaleContextHolder.getLocale()), other);
    }

    /// What [#said] keeps a sentence under.
    static String keyOf(String sentence) {
        return FILLED.matcher(sentence)
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]+", "-")
                .replaceAll("^-|-$", "");
    }

    /// A rule as a sentence: with a capital and a full stop.
    public String sentence(String rule) {
        if (rule.isEmpty()) {
            return rule;
        }
        var end = ".!?".indexOf(rule.charAt(rule.length() - 1)) < 0 ? "." : "";
        return Character.toUpperCase(rule.charAt(0)) + rule.substring(1) + end;
    }

    /// The name of a form's field as it stands beside it; the field's own where nothing is kept.
    public String fieldName(String field) {
        return messages.getMessage("field." + field, null, field, LocaleContextHolder.getLocale())
                        instanceof String s
                ? s
                : field;
    }

    /// The doors of a street part in the direction of the walk.
    public String doors(WalkPart part) {
        return part.from() == 0
                ? of("sheet.all")
                : of("sheet.side." + part.side(), part.from(), part.to());
    }

    /// The style of a street part's state.
    public String style(PartState state) {
        return switch (state) {
            case TO_DO -> "waiting";
            case PARTLY -> "doubt";
            case DONE -> "done";
            case NOT_DONE -> "failed";
        };
    }

    /// The style of a message's state.
    public String style(MessageState state) {
        return switch (state) {
            case READY -> "waiting";
            case CLAIMED, SENDING -> "going";
            case DELIVERED -> "done";
            case SENT -> "sent";
            case AMBIGUOUS, FAILED_UNKNOWN -> "doubt";
            case UNDELIVERED, FAILED -> "failed";
            case SUPPRESSED, EXPIRED, CANCELLED -> "refused";
        };
    }

    /// `Broadcast.State` for a nested type, `Skill` for one that is not.
    private static String nameOf(Class<?> type) {
        var around = type.getEnclosingClass();
        return around == null
                ? type.getSimpleName()
                : around.getSimpleName() + "." + type.getSimpleName();
    }

    private static Locale language() {
        var chosen = LocaleContextHolder.getLocale();
        return chosen.getLanguage().equals("cy") ? chosen : Locale.UK;
    }
}
