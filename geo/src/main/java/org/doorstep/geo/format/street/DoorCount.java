package org.doorstep.geo.format.street;

import org.doorstep.geo.point.GeoPoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Deals addresses out to street lines, in a plane of metres around each address. For one thread.
final class DoorCount {

    private static final double FURTHEST = 300;
    private static final double METRES_PER_DEGREE = 111_320;
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,5})[A-Za-z]?(?:\\s*[-–]\\s*(\\d{1,5}))?");
    private static final int LONGEST_RANGE = 200;

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, List<Line>> byName = new HashMap<>();

    /// One line and what was found on it so far.
    private static final class Line {

        private final NamedWay way;
        private final Tally odd = new Tally();
        private final Tally even = new Tally();
        private int unnumbered;

        /// Sums from which follows whether numbers rise along the line.
        private double count, along, number, alongNumber;

        Line(NamedWay way) {
            this.way = way;
        }

        StreetDoors counted() {
            var falls = count * alongNumber < along * number;
            var turned =
                    falls
                            ? new NamedWay(
                                    way.id(),
                                    way.name(),
                                    way.welshName(),
                                    way.kind(),
                                    way.line().reversed())
                            : way;
            return new StreetDoors(turned, odd.side(), even.side(), unnumbered);
        }
    }

    private static final class Tally {

        private int from;
        private int to;
        private int doors;

        void add(int first, int last, int more) {
            from = from == 0 ? first : Math.min(from, first);
            to = Math.max(to, last);
            doors += more;
        }

        StreetDoors.Side side() {
            return new StreetDoors.Side(from, to, doors);
        }
    }

    /// Where on a line an address is nearest: how far off, and how far along.
    private record Foot(double off, double along) {}

    DoorCount(StreetExtract extract) {
        for (var way : extract.streets()) {
            var line = new Line(way);
            lines.add(line);
            byName.computeIfAbsent(name(way.name()), _ -> new ArrayList<>()).add(line);
        }
        extract.addresses().forEach(this::deal);
    }

    List<StreetDoors> counted() {
        return lines.stream().map(Line::counted).toList();
    }

    private static String name(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private void deal(StreetAddress address) {
        Line nearest = null;
        var foot = new Foot(FURTHEST, 0);
        for (var line : byName.getOrDefault(name(address.street()), List.of())) {
            var found = foot(address.at(), line.way.line());
            if (found.off() < foot.off()) {
                foot = found;
                nearest = line;
            }
        }
        if (nearest != null) {
            add(nearest, address.houseNumber(), foot.along());
        }
    }

    private static void add(Line line, String houseNumber, double along) {
        var numbers = NUMBERS.matcher(houseNumber.strip());
        if (!numbers.lookingAt() || numbers.group(1).matches("0+")) {
            line.unnumbered++;
            return;
        }
        var first = Integer.parseInt(numbers.group(1));
        var last = numbers.group(2) == null ? first : Integer.parseInt(numbers.group(2));
        if (last < first || last - first > LONGEST_RANGE) {
            last = first;
        }
        // A range from odd to odd has odd numbers only; one from odd to even has both.
        var step = (last - first) % 2 == 0 ? 2 : 1;
        for (var number = first; number <= last; number += step) {
            (number % 2 == 1 ? line.odd : line.even).add(number, number, 1);
        }
        line.count++;
        line.along += along;
        line.number += first;
        line.alongNumber += along * first;
    }

    private static Foot foot(GeoPoint from, List<GeoPoint> line) {
        var shrink = METRES_PER_DEGREE * Math.cos(Math.toRadians(from.latitude()));
        var best = new Foot(Double.POSITIVE_INFINITY, 0);
        var walked = 0.0;
        for (var i = 1; i < line.size(); i++) {
            double ax = (line.get(i - 1).longitude() - from.longitude()) * shrink;
            double ay = (line.get(i - 1).latitude() - from.latitude()) * METRES_PER_DEGREE;
            double dx = (line.get(i).longitude() - from.longitude()) * shrink - ax;
            double dy = (line.get(i).latitude() - from.latitude()) * METRES_PER_DEGREE - ay;
            var length = Math.hypot(dx, dy);
            var t = length == 0 ? 0 : Math.clamp(-(ax * dx + ay * dy) / (length * length), 0, 1);
            var off = Math.hypot(ax + t * dx, ay + t * dy);
            if (off < best.off()) {
                best = new Foot(off, walked + t * length);
            }
            walked += length;
        }
        return best;
    }
}
