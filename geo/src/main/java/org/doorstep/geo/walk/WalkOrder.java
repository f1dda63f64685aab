package org.doorstep.geo.walk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts street parts, or doors as parts on the spot, into an order that makes the walk short.
///
/// Every part is walked once from end to end, in either direction; what is made short is the way
/// between parts. The tour engine is that of [org.doorstep.geo.walk.tour.TourSearch]. The answer is
/// a permutation of what was given, never longer on the ground than the order it was given, and the
/// same for the same input. Parts on the same spot follow each other in the order given. Parts
/// without a place come last, by street, side and the order given; they have no length.
///
/// Cost: within some 0.1 % of the shortest on average up to 200 stops, in some hundredths of a
/// second; O(n²) to find near stops and O(n) kicks; along a network one search of it for each end
/// of each part. Along a network at most 4,000 ends, more are refused with an
/// [IllegalArgumentException]; by straight lines any number.
///
/// Stateless; may be used from any thread.
public final class WalkOrder {

    private WalkOrder() {}

    /// The shortest walk found, by straight lines times [WalkLength#STRAIGHT_LINE_FACTOR].
    public static <K> Walk<K> shortest(List<StreetLine<K>> lines, WalkEnds ends) {
        return shortest(lines, ends, FootWays.straight());
    }

    /// The shortest walk found.
    public static <K> Walk<K> shortest(List<StreetLine<K>> lines, WalkEnds ends, FootWays ways) {
        var given = asGiven(lines, ends, ways);
        var found = walk(new WalkStops<>(placed(lines), ends).shortest(ways), lines, ends, ways);
        // What the order was looked for by is not quite the ground on which it is measured.
        return found.length().total().isLongerThan(given.length().total()) ? given : found;
    }

    /// The parts in the order given, each walked in the direction given, by straight lines times
    /// [WalkLength#STRAIGHT_LINE_FACTOR].
    public static <K> Walk<K> asGiven(List<StreetLine<K>> lines, WalkEnds ends) {
        return asGiven(lines, ends, FootWays.straight());
    }

    /// The parts in the order given, each walked in the direction given, measured the same way as
    /// the shortest.
    public static <K> Walk<K> asGiven(List<StreetLine<K>> lines, WalkEnds ends, FootWays ways) {
        var legs = placed(lines).stream().map(line -> new WalkLeg<>(line, false)).toList();
        return walk(legs, lines, ends, ways);
    }

    private static <K> List<StreetLine<K>> placed(List<StreetLine<K>> lines) {
        return lines.stream().filter(StreetLine::hasPlace).toList();
    }

    private static <K> Walk<K> walk(
            List<WalkLeg<K>> placed, List<StreetLine<K>> lines, WalkEnds ends, FootWays ways) {
        var legs = new ArrayList<>(placed);
        lines.stream()
                .filter(line -> !line.hasPlace())
                .sorted(
                        Comparator.comparing(
                                        (StreetLine<K> line) -> line.street(), DoorOrder.NATURAL)
                                .thenComparing(line -> line.side()))
                .forEach(line -> legs.add(new WalkLeg<>(line, false)));
        return new Walk<>(legs, WalkMeasure.of(legs, ends, ways));
    }
}
