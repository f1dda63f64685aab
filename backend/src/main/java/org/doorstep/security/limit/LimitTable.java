package org.doorstep.security.limit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which operation belongs to which group of limits: `limits.tsv` and `limit-groups.tsv`, which
/// code, operators and a test share. Immutable, safe to share.
public final class LimitTable {

    private static final String PLACE = "/org/doorstep/security/";

    private final Map<String, List<Limit>> groups = new LinkedHashMap<>();
    private final Map<String, String> exact = new HashMap<>();
    private final Map<String, String> beginnings = new LinkedHashMap<>();

    /// Whom or what a limit counts.
    public enum Per {
        /// The account.
        PERSON,
        /// One app's or one browser's sign-in.
        DEVICE,
        /// The network address.
        ADDRESS
    }

    /// One limit of a group.
    ///
    /// @param name `group-per`: under this name a deployment sets another `most`
    /// @param failsClosed whether everything beyond a node's own share is refused while the store
    ///   does not answer
    public record Limit(String name, Per per, int most, Duration window, boolean failsClosed) {}

    /// Reads both tables.
    ///
    /// @throws IllegalStateException where a line is not of their form or names an unknown group
    public static LimitTable read() {
        return new LimitTable(lines("limit-groups.tsv"), lines("limits.tsv"));
    }

    LimitTable(List<String> groupLines, List<String> operationLines) {
        for (var line : groupLines) {
            var cells = cells(line, 6);
            var limit =
                    new Limit(
                            cells[0] + "-" + cells[1],
                            Per.valueOf(cells[1].toUpperCase(java.util.Locale.ROOT)),
                            Integer.parseInt(cells[2]),
                            Duration.parse(cells[3]),
                            cells[4].equals("closed"));
            groups.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(limit);
        }
        for (var line : operationLines) {
            var cells = cells(line, 3);
            if (!groups.containsKey(cells[2])) {
                throw new IllegalStateException("no group " + cells[2] + " for " + cells[1]);
            }
            var key = cells[0] + " " + cells[1];
            if (key.endsWith("*")) {
                beginnings.put(key.substring(0, key.length() - 1), cells[2]);
            } else {
                exact.put(key, cells[2]);
            }
        }
    }

    /// The limits of an operation: of its own line, else of the longest line with a `*` at its end.
    ///
    /// @param pattern as the handler declares it
    public Optional<List<Limit>> of(String method, String pattern) {
        var asked = method.equals("HEAD") ? "GET" : method;
        var group = exact.getOrDefault(asked + " " + pattern, exact.get("* " + pattern));
        if (group == null) {
            group = longestBeginning(asked + " " + pattern);
        }
        return Optional.ofNullable(group).map(groups::get);
    }

    /// Every limit.
    public List<Limit> limits() {
        return groups.values().stream().flatMap(List::stream).toList();
    }

    /// Whether the operation has a line of its own.
    public boolean names(String method, String pattern) {
        return exact.containsKey(method + " " + pattern);
    }

    /// The operations that have a line of their own, as `METHOD pattern`.
    public List<String> named() {
        return exact.keySet().stream().sorted().toList();
    }

    private @org.jspecify.annotations.Nullable String longestBeginning(String key) {
        return beginnings.keySet().stream()
                .filter(key::startsWith)
                .max(java.util.Comparator.comparingInt(String::length))
                .map(beginnings::get)
                .orElse(null);
    }

    private static String[] cells(String line, int wanted) {
        var cells = line.split("\t");
        if (cells.length != wanted) {
            throw new IllegalStateException("not a line of a table of limits: " + line);
        }
        return cells;
    }

    private static List<String> lines(String name) {
        try (var file = LimitTable.class.getResourceAsStream(PLACE + name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
