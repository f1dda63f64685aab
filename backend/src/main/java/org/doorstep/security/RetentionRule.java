package org.doorstep.security;

import org.doorstep.kernel.London;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// How long one kind of personal record is kept. It is data with dates: a changed term is a further
/// line, in force from its own day. Immutable.
///
/// @param id `room.name`, unique; the words stand under `retention.rule.<id>` and
///   `retention.moment.<id>`
/// @param collection where the records are
/// @param moment the field from which the time runs, or `-` where there is no end
/// @param terms in the order of their days, at least one
/// @param source where the law says so
public record RetentionRule(
        String id, String collection, String moment, List<Term> terms, String source) {

    private static final String NONE = "-";
    private static final int COLUMNS = 6;

    public RetentionRule {
        terms = List.copyOf(terms);
    }

    /// How long, from a day on.
    ///
    /// @param from the first day in London on which it holds
    /// @param kept how long after the moment; null means without an end of its own, for the reason
    ///   in the rule's words
    public record Term(LocalDate from, @Nullable Period kept) {}

    /// The room, as the part of the id before the dot.
    public String room() {
        return id.substring(0, id.indexOf('.'));
    }

    /// The term in force on a day; empty before the first.
    public Optional<Term> on(LocalDate day) {
        return terms.stream()
                .filter(term -> !term.from().isAfter(day))
                .max(Comparator.comparing(Term::from));
    }

    /// Records whose moment lies before this instant have been kept long enough.
    ///
    /// @param asOf when it is asked
    /// @return empty where there is no end, or no term yet
    public Optional<Instant> before(Instant asOf) {
        var wall = London.at(asOf);
        return on(wall.toLocalDate()).map(Term::kept).map(kept -> wall.minus(kept).toInstant());
    }

    /// Reads `retention.tsv` beside a type: rule, collection, moment, kept (ISO 8601 or `-`), in
    /// force from, source.
    ///
    /// @throws IllegalStateException where the file is missing or a line is not of this form
    public static List<RetentionRule> read(Class<?> beside) {
        var lines = lines(beside);
        var rules = new LinkedHashMap<String, RetentionRule>();
        for (var line : lines.subList(1, lines.size())) {
            var rule = parse(line);
            rules.merge(rule.id(), rule, RetentionRule::with);
        }
        return List.copyOf(rules.values());
    }

    private RetentionRule with(RetentionRule later) {
        var all = new ArrayList<>(terms);
        all.addAll(later.terms);
        return new RetentionRule(id, collection, moment, all, later.source);
    }

    private static RetentionRule parse(String line) {
        var cells = line.split("\t");
        if (cells.length != COLUMNS || cells[0].indexOf('.') < 1) {
            throw new IllegalStateException("not a line of a retention table: " + cells[0]);
        }
        var kept = cells[3].equals(NONE) ? null : Period.parse(cells[3]);
        var term = new Term(LocalDate.parse(cells[4]), kept);
        return new RetentionRule(cells[0], cells[1], cells[2], List.of(term), cells[5]);
    }

    private static List<String> lines(Class<?> beside) {
        try (var file = beside.getResourceAsStream("retention.tsv")) {
            if (file == null) {
                throw new IllegalStateException("no retention.tsv beside " + beside.getName());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
