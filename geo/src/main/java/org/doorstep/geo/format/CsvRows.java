package org.doorstep.geo.format;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Rows of a table in text (RFC 4180, with the separator found in the heading), or plain lines. A
/// row longer than the limit ends the reading.
final class CsvRows {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Reader text;
    private final int longest;
    private char separator = ',';
    private int pushedBack = -1;
    private boolean started;

    CsvRows(Reader text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    /// Whether the line names one of these columns and another, or one alone.
    static boolean looksLikeHeading(String line, Set<String> columns) {
        for (var cell : line.split("[,;\t]", -1)) {
            if (columns.contains(cell.replace("\"", "").strip().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /// The columns' names; their separator then holds for all rows.
    List<String> heading(String line) {
        separator = ',';
        for (var candidate : new char[] {'\t', ';', ','}) {
            if (line.indexOf(candidate) >= 0) {
                separator = candidate;
                break;
            }
        }
        var names = new ArrayList<String>();
        for (var cell : line.split(Pattern.quote("" + separator), -1)) {
            names.add(cell.replace("\"", "").strip());
        }
        return names;
    }

    /// The next line, whatever is in it; null at the end.
    @Nullable String line() throws IOException {
        var line = new StringBuilder();
        var letter = read();
        if (letter < 0) {
            return null;
        }
        for (; letter >= 0 && letter != '\n' && letter != '\r'; letter = read()) {
            append(line, letter);
        }
        endOfLine(letter);
        return line.toString();
    }

    /// The next row that is not blank; null at the end. A quote that never ends runs to the end of
    /// the file.
    @Nullable List<String> row() throws IOException {
        var row = new ArrayList<String>();
        var letters = 0;
        while (true) {
            var cell = new StringBuilder();
            var end = cell(cell);
            letters += cell.length() + 1;
            if (letters > longest) {
                throw tooLong();
            }
            row.add(cell.toString());
            if (end == separator) {
                continue;
            }
            endOfLine(end);
            if (row.size() > 1 || !row.getFirst().isBlank()) {
                return row;
            }
            if (end < 0) {
                return null;
            }
            row.clear();
        }
    }

    /// @return what ended the cell: the separator, the end of the line, or -1
    private int cell(StringBuilder cell) throws IOException {
        var letter = read();
        var quoted = letter == '"';
        if (quoted) {
            letter = read();
        }
        while (letter >= 0) {
            if (quoted && letter == '"') {
                letter = read();
                quoted = letter == '"';
                if (!quoted) {
                    continue;
                }
            } else if (!quoted && (letter == separator || letter == '\n' || letter == '\r')) {
                return letter;
            }
            append(cell, letter);
            letter = read();
        }
        return -1;
    }

    private void append(StringBuilder to, int letter) throws IOException {
        if (to.length() >= longest) {
            throw tooLong();
        }
        to.append((char) letter);
    }

    private SourceBytes.LimitReached tooLong() {
        return new SourceBytes.LimitReached(
                ImportIssue.Kind.TOO_MANY_VERTICES,
                "A line is longer than " + longest + " letters.");
    }

    private int read() throws IOException {
        if (pushedBack >= 0) {
            var letter = pushedBack;
            pushedBack = -1;
            return letter;
        }
        var letter = text.read();
        if (!started) {
            started = true;
            return letter == BYTE_ORDER_MARK ? text.read() : letter;
        }
        return letter;
    }

    private void endOfLine(int letter) throws IOException {
        if (letter == '\r') {
            var next = read();
            if (next != '\n') {
                pushedBack = next;
            }
        }
    }
}
