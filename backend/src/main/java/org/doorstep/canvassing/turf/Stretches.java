package org.doorstep.canvassing.turf;

import org.doorstep.canvassing.CutStyle;
import org.doorstep.canvassing.walk.WalkMaking;
import org.doorstep.canvassing.walk.WalkMaking.Part;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.NumberRange;
import org.doorstep.territory.Side;
import org.doorstep.territory.Street;
import org.doorstep.territory.StreetSide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What of a street is dealt out as one.
final class Stretches {

    /// The two sides of a stretch begin and end no further apart than this.
    private static final double WIDEST_STREET = 60;

    private Stretches() {}

    /// @param split whether stretches with numbers are taken apart by tens
    static List<List<Part>> of(Street street, CutStyle style, boolean split) {
        var stretches = of(street, style);
        return split ? stretches.stream().flatMap(Stretches::tens).toList() : stretches;
    }

    /// The stretch by tens of its numbers; whole where it has none, or only one ten.
    private static Stream<List<Part>> tens(List<Part> stretch) {
        var numbers = stretch.stream().map(part -> part.side().numbers()).toList();
        if (!numbers.stream().allMatch(Optional::isPresent)) {
            return Stream.of(stretch);
        }
        var first = numbers.stream().mapToInt(all -> all.orElseThrow().firstTen()).min();
        var last = numbers.stream().mapToInt(all -> all.orElseThrow().lastTen()).max();
        if (first.equals(last)) {
            return Stream.of(stretch);
        }
        return IntStream.rangeClosed(first.orElseThrow(), last.orElseThrow())
                .mapToObj(NumberRange::ofTen)
                .map(ten ->
                        stretch.stream()
                                .flatMap(part ->
                                        part.side().only(ten).stream().map(some -> of(part, some)))
                                .toList())
                .filter(parts -> !parts.isEmpty());
    }

    private static Part of(Part whole, StreetSide some) {
        return new Part(whole.street(), whole.index(), some.numbers().orElseThrow());
    }

    /// Tens of one side that came into the same turf and follow one another, as one part; all of a
    /// side as the side itself.
    static List<Part> joined(List<Part> parts) {
        var joined = new ArrayList<Part>();
        var sorted = new ArrayList<>(parts);
        sorted.sort(
                Comparator.comparing((Part part) -> part.street().id().toString())
                        .thenComparing(Part::index)
                        .thenComparing(part -> part.side().from()));
        for (var part : sorted) {
            var before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && follows(before, part)) {
                var numbers =
                        new NumberRange(
                                before.side().from(),
                                Math.max(before.side().to(), part.side().to()));
                joined.set(joined.size() - 1, new Part(part.street(), part.index(), numbers));
            } else {
                joined.add(part);
            }
        }
        return joined.stream().map(Stretches::whole).toList();
    }

    private static boolean follows(Part before, Part part) {
        return before.numbers() != null
                && part.numbers() != null
                && before.street().id().equals(part.street().id())
                && before.index() == part.index()
                && part.numbers().firstTen() <= before.numbers().lastTen() + 1;
    }

    private static Part whole(Part part) {
        var all = part.street().sides().get(part.index()).numbers();
        return part.numbers() != null && all.equals(Optional.of(part.numbers()))
                ? new Part(part.street(), part.index())
                : part;
    }

    private static List<List<Part>> of(Street street, CutStyle style) {
        var stretches = new ArrayList<List<Part>>();
        for (var part : WalkMaking.partsOf(street)) {
            var before = stretches.isEmpty() ? null : stretches.getLast();
            if (style == CutStyle.BOTH_SIDES
                    && before != null
                    && before.size() == 1
                    && areOpposite(side(before.getFirst()), side(part))) {
                before.add(part);
            } else {
                stretches.add(new ArrayList<>(List.of(part)));
            }
        }
        return stretches;
    }

    static StreetSide side(Part part) {
        return part.side();
    }

    private static boolean areOpposite(StreetSide one, StreetSide other) {
        return one.side() != Side.BOTH
                && other.side() != Side.BOTH
                && one.side() != other.side()
                && areNear(one.line().getFirst(), other.line().getFirst())
                && areNear(one.line().getLast(), other.line().getLast());
    }

    private static boolean areNear(GeoPoint one, GeoPoint other) {
        return one.distanceTo(other).metres() <= WIDEST_STREET;
    }
}
