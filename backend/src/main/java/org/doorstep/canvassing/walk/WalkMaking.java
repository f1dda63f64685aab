package org.doorstep.canvassing.walk;

import org.doorstep.canvassing.PartState;
import org.doorstep.canvassing.StreetPartId;
import org.doorstep.canvassing.Walk;
import org.doorstep.canvassing.WalkPart;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.StreetLine;
import org.doorstep.geo.walk.WalkEnds;
import org.doorstep.geo.walk.WalkLeg;
import org.doorstep.geo.walk.WalkOrder;
import org.doorstep.geo.walk.WalkPace;
import org.doorstep.territory.Side;
import org.doorstep.territory.Street;
import org.doorstep.territory.StreetSide;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Puts street parts into the order of a walk. Stateless.
public final class WalkMaking {

    /// A phone draws no more points of one part.
    private static final int MOST_POINTS = 1_000;

    /// A side of a street.
    ///
    /// @param index its place in the street's list
    public record Part(Street street, int index) {

        public StreetPartId id() {
            return StreetPartId.of(street.id(), index);
        }

        StreetSide side() {
            return street.sides().get(index);
        }
    }

    private WalkMaking() {}

    /// All parts of a street.
    public static List<Part> partsOf(Street street) {
        return IntStream.range(0, street.sides().size())
                .mapToObj(index -> new Part(street, index))
                .toList();
    }

    /// The shortest walk found.
    ///
    /// @param meetAt where it starts, or null for wherever it is shortest
    public static Walk of(List<Part> parts, @Nullable GeoPoint meetAt) {
        List<StreetLine<Part>> lines =
                parts.stream()
                        .map(part ->
                                new StreetLine<>(
                                        part,
                                        part.street().name(),
                                        side(part.side().side()),
                                        part.side().line(),
                                        part.side().doors()))
                        .toList();
        var walk =
                WalkOrder.shortest(lines, meetAt == null ? WalkEnds.free() : WalkEnds.from(meetAt));
        return new Walk(
                walk.legs().stream().map(WalkMaking::part).toList(),
                (int) Math.round(walk.length().total().metres()),
                walk.length().time(WalkPace.CANVASSING));
    }

    private static WalkPart part(WalkLeg<Part> leg) {
        var part = leg.line().key();
        var side = part.side();
        return new WalkPart(
                part.id(),
                part.street().id(),
                part.street().name(),
                part.street().place(),
                side.side(),
                leg.backwards() ? side.to() : side.from(),
                leg.backwards() ? side.from() : side.to(),
                side.doors(),
                thinned(leg.backwards() ? side.line().reversed() : side.line()),
                PartState.TO_DO,
                0,
                null,
                null);
    }

    private static List<GeoPoint> thinned(List<GeoPoint> line) {
        if (line.size() <= MOST_POINTS) {
            return line;
        }
        var points = new ArrayList<GeoPoint>(MOST_POINTS);
        for (var i = 0; i < MOST_POINTS; i++) {
            points.add(line.get((int) ((long) i * (line.size() - 1) / (MOST_POINTS - 1))));
        }
        return points;
    }

    private static org.doorstep.geo.walk.StreetSide side(Side side) {
        return switch (side) {
            case ODD -> org.doorstep.geo.walk.StreetSide.ODD;
            case EVEN -> org.doorstep.geo.walk.StreetSide.EVEN;
            case BOTH -> org.doorstep.geo.walk.StreetSide.BOTH;
        };
    }
}
