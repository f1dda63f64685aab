package org.doorstep.geo.walk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts street parts into an order that makes the walk short.
///
/// Every part is walked once from end to end, in either direction; what is made short is the way
/// between parts, straight lines times [WalkLength#STRAIGHT_LINE_FACTOR]. Nearest neighbour from
/// several starts, then 2-opt (turning round a run of parts) and Or-opt (moving a run of up to
/// three parts, either way round) until neither helps (G. A. Croes 1958; I. Or 1976). The answer is
/// a permutation of what was given, never longer than the order it was given, and the same for the
/// same input. Parts without a place come last, by street, side and the order given. Cost about
/// O(n²) a round for n parts, a few rounds.
///
/// Stateless; may be used from any thread.
public final class WalkOrder {

    private WalkOrder() {}

    /// The shortest walk found.
    public static <K> Walk<K> shortest(List<StreetLine<K>> lines, WalkEnds ends) {
        var placed = lines.stream().filter(StreetLine::hasPlace).toList();
        var given = asGiven(lines, ends);
        var found = walk(lines, placed, new WalkRoute(placed, ends).improved(), ends);
        // The plane in which the order was improved is not quite the ground on which it is
        // measured.
        return found.length().total().isLongerThan(given.length().total()) ? given : found;
    }

    /// The parts in the order given, each walked in the direction given, measured the same way.
    public static <K> Walk<K> asGiven(List<StreetLine<K>> lines, WalkEnds ends) {
        var placed = lines.stream().filter(StreetLine::hasPlace).toList();
        return walk(lines, placed, new WalkRoute(placed, ends), ends);
    }

    private static <K> Walk<K> walk(
            List<StreetLine<K>> lines, List<StreetLine<K>> placed, WalkRoute route, WalkEnds ends) {
        var legs = new ArrayList<WalkLeg<K>>(lines.size());
        for (var i = 0; i < placed.size(); i++) {
            legs.add(new WalkLeg<>(placed.get(route.part(i)), route.isBackwards(i)));
        }
        lines.stream()
                .filter(line -> !line.hasPlace())
                .sorted(
                        Comparator.comparing(
                                        (StreetLine<K> line) -> line.street(), DoorOrder.NATURAL)
                                .thenComparing(line -> line.side()))
                .forEach(line -> legs.add(new WalkLeg<>(line, false)));
        return new Walk<>(legs, WalkMeasure.of(legs, ends));
    }
}
