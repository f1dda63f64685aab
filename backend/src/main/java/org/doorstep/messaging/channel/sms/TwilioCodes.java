package org.doorstep.messaging.channel.sms;

import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.SendResult.NotCalled;
import org.doorstep.messaging.channel.SendResult.RefusalEffect;
import org.doorstep.messaging.channel.SendResult.Refused;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What Twilio's error codes mean, read from `twilio-codes.tsv`. A code that is not in it is a
/// plain refusal under that code. Immutable, safe to share.
public final class TwilioCodes {

    private static final String TABLE = "twilio-codes.tsv";
    private static final Map<Integer, Row> ROWS = read();

    private TwilioCodes() {}

    /// One row of the table.
    ///
    /// @param meaning in plain words
    /// @param effect what follows, or null where nothing was processed and it may be tried again
    /// @param pause how long to wait before that, where the provider names no time
    /// @param repeated what follows from the code only where it comes more than once
    public record Row(
            String meaning, @Nullable RefusalEffect effect, Duration pause, Repeated repeated) {}

    /// What follows from a code that is no matter once.
    public enum Repeated {
        /// Nothing.
        NOTHING,
        /// For two messages to one number: it takes no texts.
        TWICE_BAD,
        /// For more than 2 % of a broadcast's texts: the broadcast is paused.
        MANY_HALT
    }

    /// Every row, by code.
    public static Map<Integer, Row> rows() {
        return ROWS;
    }

    /// Whether the table has a row for the code.
    static boolean isKnown(@Nullable Integer code) {
        return code != null && ROWS.containsKey(code);
    }

    /// What a definite answer with this code means.
    ///
    /// @param retryAfter the wait the provider named, or null
    static SendResult read(int code, @Nullable Duration retryAfter) {
        var row = ROWS.get(code);
        if (row == null) {
            return new Refused(Integer.toString(code), RefusalEffect.NONE);
        }
        var effect = row.effect();
        return effect == null
                ? new NotCalled(
                        Integer.toString(code), retryAfter == null ? row.pause() : retryAfter)
                : new Refused(Integer.toString(code), effect);
    }

    /// The row of a code as a callback gives it, or null where the table has none.
    public static @Nullable Row find(@Nullable String code) {
        return code != null && code.matches("[0-9]{1,9}") ? ROWS.get(Integer.valueOf(code)) : null;
    }

    private static Map<Integer, Row> read() {
        var rows = new TreeMap<Integer, Row>();
        try (var in = Objects.requireNonNull(TwilioCodes.class.getResourceAsStream(TABLE), TABLE)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .forEach(cells -> rows.put(Integer.valueOf(cells[0]), row(cells)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(rows);
    }

    private static Row row(String[] cells) {
        var effect = "NOT_CALLED".equals(cells[1]) ? null : RefusalEffect.valueOf(cells[1]);
        var repeated = cells[3].isEmpty() ? Repeated.NOTHING : Repeated.valueOf(cells[3]);
        return new Row(cells[4], effect, Duration.ofSeconds(Long.parseLong(cells[2])), repeated);
    }
}
