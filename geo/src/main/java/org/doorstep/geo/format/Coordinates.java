package org.doorstep.geo.format;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A `coordinates` member as it stands in the file: its meaning is known only once the geometry's
/// type is, which may come later.
sealed interface Coordinates {

    /// One position. A number that is missing or none is NaN.
    record Position(double x, double y) implements Coordinates {}

    /// A run of positions: x, y, x, y, and so on.
    record Run(double[] positions) implements Coordinates {}

    /// Arrays within arrays; also the empty array.
    record Nested(List<Coordinates> inner) implements Coordinates {}

    /// Arrays of unequal depth, or something that is no array of numbers at all.
    record Misshapen() implements Coordinates {}

    /// More positions than the limit; they were read and dropped.
    record TooMany() implements Coordinates {}

    /// The parser stands on the member's value, and afterwards on its last token.
    static Coordinates read(JsonParser parser, int most) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return parser.currentToken() == JsonToken.VALUE_NULL
                    ? new Nested(List.of())
                    : new Misshapen();
        }
        var reader = new Reader(parser, most);
        var coordinates = reader.array();
        if (reader.count > most) {
            return new TooMany();
        }
        return reader.misshapen ? new Misshapen() : coordinates;
    }

    /// Reads one `coordinates` member, whatever its depth. Keeps no more than the limit's number of
    /// positions and arrays; recursion is bounded by the parser's own depth limit.
    final class Reader {

        private final JsonParser parser;
        private final int most;
        private int count;
        private boolean misshapen;

        private Reader(JsonParser parser, int most) {
            this.parser = parser;
            this.most = most;
        }

        private Coordinates array() {
            count++;
            return switch (parser.nextToken()) {
                case END_ARRAY -> new Nested(List.of());
                case START_ARRAY -> arrays();
                default -> position();
            };
        }

        private Coordinates position() {
            double x = Double.NaN, y = Double.NaN;
            for (var i = 0; parser.currentToken() != JsonToken.END_ARRAY; i++, parser.nextToken()) {
                var number = number();
                if (i == 0) {
                    x = number;
                } else if (i == 1) {
                    y = number;
                }
            }
            return new Position(x, y);
        }

        private double number() {
            return switch (parser.currentToken()) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
                case START_ARRAY, START_OBJECT -> {
                    misshapen = true;
                    parser.skipChildren();
                    yield Double.NaN;
                }
                case null, default -> Double.NaN;
            };
        }

        private Coordinates arrays() {
            var run = new double[8];
            var positions = 0;
            var inner = new ArrayList<Coordinates>();
            for (var token = parser.currentToken();
                    token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                if (token != JsonToken.START_ARRAY) {
                    misshapen = true;
                    parser.skipChildren();
                    continue;
                }
                var child = array();
                if (count > most || misshapen) {
                    continue; // read on to the end, keep nothing more
                }
                if (child instanceof Position(var x, var y)) {
                    if (2 * positions + 2 > run.length) {
                        run = Arrays.copyOf(run, 2 * run.length);
                    }
                    run[2 * positions] = x;
                    run[2 * positions + 1] = y;
                    positions++;
                } else {
                    inner.add(child);
                }
            }
            misshapen |= positions > 0 && !inner.isEmpty();
            return positions > 0 ? new Run(Arrays.copyOf(run, 2 * positions)) : new Nested(inner);
        }
    }
}
