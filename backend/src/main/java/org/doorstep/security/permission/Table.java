package org.doorstep.security.permission;

import org.doorstep.security.Role;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The authorisation table, read from the one TSV that code, documentation and test share.
/// Immutable, safe to share.
public final class Table {

    private static final String FILE = "/org/doorstep/security/authorisation.tsv";
    private static final String ANONYMOUS = "anonymous";

    private final Map<String, Row> rows = new LinkedHashMap<>();

    /// One row.
    ///
    /// @param key what [org.doorstep.security.Permitted] names
    /// @param action the same in words
    public record Row(String key, String action, Map<String, Cell> cells) {

        /// What people of that role may do.
        public Cell of(Role role) {
            return cells.getOrDefault(role.column(), Cell.closed());
        }

        /// What people who are not signed in may do.
        public Cell ofAnonymous() {
            return cells.getOrDefault(ANONYMOUS, Cell.closed());
        }

        /// Whether a signed-in person without any role may come in: to what is one's own, to what
        /// everybody may, and to what one has signed up for.
        public boolean isOpenToPending() {
            var activist = of(Role.ACTIVIST);
            return activist.isOwn()
                    || ofAnonymous().isYes()
                    || key.equals("nearby-actions")
                    || activist.text().equals("signed up");
        }
    }

    /// One cell.
    public record Cell(String text) {

        static Cell closed() {
            return new Cell("403");
        }

        /// Allowed within the branches of the grant; what stands behind the Y is the handler's.
        public boolean isYes() {
            return text.equals("Y")
                    || text.startsWith("Y ")
                    || text.startsWith("Y,")
                    || text.equals("own branch");
        }

        /// Allowed only while the second factor is fresh.
        public boolean needsFreshFactor() {
            return text.contains("MFA fresh");
        }

        /// Allowed on one's own records.
        public boolean isOwn() {
            return text.equals("own") || text.equals("own consent");
        }

        /// Refused, whatever the object or as if there were none.
        public boolean isRefusal() {
            return text.matches("40[134]");
        }
    }

    /// Reads the table.
    ///
    /// @throws IllegalStateException where a row does not have all its cells
    public static Table read() {
        try (var file = Table.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return new Table(
                    new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Table(List<String> lines) {
        var columns = lines.getFirst().split("\t");
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split("\t");
            if (cells.length != columns.length || Arrays.stream(cells).anyMatch(String::isBlank)) {
                throw new IllegalStateException("a row without all its cells: " + cells[0]);
            }
            var byColumn = new LinkedHashMap<String, Cell>();
            for (var i = 2; i < cells.length; i++) {
                byColumn.put(columns[i], new Cell(cells[i]));
            }
            if (rows.put(cells[0], new Row(cells[0], cells[1], byColumn)) != null) {
                throw new IllegalStateException("two rows of the name " + cells[0]);
            }
        }
    }

    /// The row of that key.
    ///
    /// @throws IllegalArgumentException where there is none
    public Row row(String key) {
        var row = rows.get(key);
        if (row == null) {
            throw new IllegalArgumentException("no row " + key + " in the authorisation table");
        }
        return row;
    }

    /// Every row, in the table's order.
    public List<Row> rows() {
        return List.copyOf(rows.values());
    }
}
