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
    public record Row(String meaning, @Nullable RefusalEffect effect, Duration pause) {}

    /// Every row, by code.
    public static Map<Integer, Row> rows() {
        return ROWS;
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

    /// Whether a code says that the person told the provider to stop.
    public static boolean isOptOut(@Nullable String code) {
        return code != null
                && ROWS.entrySet().stream()
                        .filter(row -> row.getValue().effect() == RefusalEffect.OPTED_OUT)
                        .anyMatch(row -> row.getKey().toString().equals(code));
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
        return new Row(cells[3], effect, Duration.ofSeconds(Long.parseLong(cells[2])));
    }
}
