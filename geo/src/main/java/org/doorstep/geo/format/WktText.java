package org.doorstep.geo.format;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One geometry in well-known text, taken apart into the terms of GeoJSON. JTS has a reader of its
/// own, but that one throws at a ring that is not closed, where all readers here repair and report,
/// and goes as deep as the text does.
final class WktText {

    private static final int LONGEST_WORD = 64;

    private final String text;
    private final int mostPositions;
    private final int deepest;
    private int at;
    private int count;
    private String srid = "";

    /// What was read.
    ///
    /// @param type in the words of GeoJSON
    /// @param srid the number of its coordinate system (PostGIS's `SRID=4326;`), or empty
    /// @param coordinates null for a collection of geometries, which has none of its own
    record Parsed(String type, String srid, @Nullable Coordinates coordinates) {}

    /// The text is no well-known text. Carries no stack trace: it is an answer, not a surprise.
    static final class Malformed extends RuntimeException {

        Malformed(String sentence) {
            super(sentence, null, false, false);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    WktText(String text, ReadLimits limits) {
        this.text = text;
        this.mostPositions = limits.verticesPerFeature();
        this.deepest = limits.depth();
    }

    /// @throws Malformed where the text breaks off or says something else
    Parsed parse() {
        var word = word();
        if (word.equals("SRID")) {
            srid = srid();
            word = word();
        }
        var type = type(word);
        if (type.isEmpty()) {
            throw malformed("the name of a geometry");
        }
        if (type.equals("GeometryCollection")) {
            return new Parsed(type, srid, null);
        }
        skipDimension();
        if (next() != '(') {
            if (!word().equals("EMPTY")) {
                throw malformed("a bracket or EMPTY");
            }
            return end(type, new Coordinates.Nested(List.of()));
        }
        var coordinates = group(1);
        return end(
                type,
                count > mostPositions ? new Coordinates.TooMany() : shaped(type, coordinates));
    }

    private String srid() {
        if (next() != '=') {
            throw malformed("=");
        }
        at++;
        var start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at)) && at - start < 9) {
            at++;
        }
        var number = text.substring(start, at);
        if (next() != ';' || number.isEmpty()) {
            throw malformed("a number and ;");
        }
        at++;
        return number;
    }

    private Parsed end(String type, Coordinates coordinates) {
        if (next() == ';') {
            at++;
        }
        if (next() != 0) {
            throw malformed("the end");
        }
        return new Parsed(type, srid, coordinates);
    }

    private static String type(String word) {
        return switch (word) {
            case "POINT" -> "Point";
            case "MULTIPOINT" -> "MultiPoint";
            case "LINESTRING", "LINEARRING" -> "LineString";
            case "MULTILINESTRING" -> "MultiLineString";
            case "POLYGON" -> "Polygon";
            case "MULTIPOLYGON" -> "MultiPolygon";
            case "GEOMETRYCOLLECTION" -> "GeometryCollection";
            default -> "";
        };
    }

    private void skipDimension() {
        var start = at;
        var word = next() == '(' ? "" : word();
        if (!word.equals("Z") && !word.equals("M") && !word.equals("ZM")) {
            at = start;
        }
    }

    /// The next letter that is no blank; 0 at the end.
    private char next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private String word() {
        next();
        var start = at;
        while (at < text.length()
                && Character.isLetter(text.charAt(at))
                && at - start < LONGEST_WORD) {
            at++;
        }
        return text.substring(start, at).toUpperCase(Locale.ROOT);
    }

    private Malformed malformed(String wanted) {
        return new Malformed("Character " + (at + 1) + ": " + wanted + " is missing.");
    }

    /// From one bracket to its other: a run of positions, or groups within the group.
    private Coordinates group(int depth) {
        if (depth > deepest) {
            throw new Malformed("Brackets within brackets, more than " + deepest + " deep.");
        }
        at++;
        return next() == '(' || startsEmpty() ? groups(depth) : run();
    }

    private boolean startsEmpty() {
        return text.regionMatches(true, at, "EMPTY", 0, 5);
    }

    private Coordinates groups(int depth) {
        var inner = new ArrayList<Coordinates>();
        do {
            if (next() == '(') {
                count++;
                var group = group(depth + 1);
                if (count <= mostPositions) {
                    inner.add(group);
                }
            } else if (startsEmpty()) {
                at += 5;
                count++;
                inner.add(new Coordinates.Nested(List.of()));
            } else {
                throw malformed("a bracket");
            }
        } while (another());
        return new Coordinates.Nested(inner);
    }

    private Coordinates run() {
        var run = new double[8];
        var length = 0;
        do {
            var x = number();
            var y = number();
            for (var i = 0; next() != ',' && next() != ')'; i++) {
                if (i == 2) {
                    throw malformed(", or )");
                }
                number(); // height or measure
            }
            if (++count <= mostPositions) {
                run = length == run.length ? Arrays.copyOf(run, 2 * length) : run;
                run[length++] = x;
                run[length++] = y;
            }
        } while (another());
        return new Coordinates.Run(Arrays.copyOf(run, length));
    }

    /// Whether a comma follows; else the group has to end.
    private boolean another() {
        var letter = next();
        if (letter != ',' && letter != ')') {
            throw malformed(", or )");
        }
        at++;
        return letter == ',';
    }

    private double number() {
        next();
        var start = at;
        while (at < text.length() && !isEndOfNumber(text.charAt(at)) && at - start < LONGEST_WORD) {
            at++;
        }
        var number = text.substring(start, at);
        try {
            return number.equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(number);
        } catch (NumberFormatException e) {
            at = start;
            throw malformed("a number");
        }
    }

    private static boolean isEndOfNumber(char letter) {
        return letter == ',' || letter == '(' || letter == ')' || Character.isWhitespace(letter);
    }

    /// A point is one position, and the points of several may each stand in brackets of their own.
    private static Coordinates shaped(String type, Coordinates coordinates) {
        if (type.equals("Point")
                && coordinates instanceof Coordinates.Run(var run)
                && run.length == 2) {
            return new Coordinates.Position(run[0], run[1]);
        }
        if (type.equals("MultiPoint") && coordinates instanceof Coordinates.Nested(var inner)) {
            var points = new double[2 * inner.size()];
            for (var i = 0; i < inner.size(); i++) {
                if (!(inner.get(i) instanceof Coordinates.Run(var run)) || run.length != 2) {
                    return new Coordinates.Misshapen();
                }
                points[2 * i] = run[0];
                points[2 * i + 1] = run[1];
            }
            return new Coordinates.Run(points);
        }
        return coordinates;
    }
}
