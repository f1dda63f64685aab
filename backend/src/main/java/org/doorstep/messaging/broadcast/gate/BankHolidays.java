package org.doorstep.messaging.broadcast.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/// The bank holidays of one part of the United Kingdom, as dated data of the project's own: there
/// are one-off ones, so they are never computed. Immutable.
public final class BankHolidays {

    private final Set<LocalDate> days;

    private BankHolidays(Set<LocalDate> days) {
        this.days = Set.copyOf(days);
    }

    /// Reads the list of a division.
    ///
    /// @param division `england-and-wales`, `scotland` or `northern-ireland`
    public static BankHolidays of(String division) {
        var days = new HashSet<LocalDate>();
        try (var list =
                        java.util.Objects.requireNonNull(
                                BankHolidays.class.getResourceAsStream("bank-holidays.tsv"));
                var lines =
                        new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> line.startsWith(division + "\t"))
                    .forEach(line -> days.add(LocalDate.parse(line.split("\t", -1)[1])));
        } catch (IOException e) {
            throw new UncheckedIOException("the list of bank holidays cannot be read", e);
        }
        return new BankHolidays(days);
    }

    /// Whether the day is one of them.
    public boolean on(LocalDate day) {
        return days.contains(day);
    }
}
