package org.doorstep.canvassing.walk;

import org.doorstep.canvassing.PartState;
import org.doorstep.canvassing.StreetPartId;
import org.doorstep.canvassing.Walk;
import org.doorstep.canvassing.WalkMeasure;
import org.doorstep.canvassing.WalkPart;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.FootWays;
import org.doorstep.geo.walk.StreetLine;
import org.doorstep.geo.walk.WalkEnds;
import org.doorstep.geo.walk.WalkLeg;
import org.doorstep.geo.walk.WalkOrder;
import org.doorstep.geo.walk.WalkPace;
import org.doorstep.territory.LocalWays;
import org.doorstep.territory.NumberRange;
import org.doorstep.territory.Side;
import org.doorstep.territory.Street;
import org.doorstep.territory.StreetSide;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/// Puts street parts into the order of a walk. Stateless.
public final class WalkMaking {

    /// A phone draws no more points of one part.
    private static final int MOST_POINTS = 1_000;

    /// A walk of more parts is no outing, and looking for its way along streets would take seconds.
    public static final int MOST_ALONG_STREETS = 200;

    /// A side of a street, or a range of its numbers.
    ///
    /// @param index its place in the street's list
    /// @param numbers null for all of the side; else some that the side has
    public record Part(Street street, int index, @Nullable NumberRange numbers) {

        /// All of a side.
        public Part(Street street, int index) {
            this(street, index, null);
        }

        public StreetPartId id() {
            return StreetPartId.of(street.id(), index, numbers);
        }

        /// What is walked of the side.
        public StreetSide side() {
            var side = street.sides().get(index);
            return numbers == null ? side : side.only(numbers).orElseThrow();
        }
    }

    private WalkMaking() {}

    /// All parts of a street.
    public static List<Part> partsOf(Street street) {
        return IntStream.range(0, street.sides().size())
                .mapToObj(index -> new Part(street, index))
                .toList();
    }

    /// The shortest walk found: along streets where their network reaches every end of every part
    /// and the place to meet, by straight lines times a factor where it does not, and where there
    /// are more than [#MOST_ALONG_STREETS] parts.
    ///
    /// @param meetAt where it starts, or null for wherever it is shortest
    public static Walk of(List<Part> parts, @Nullable GeoPoint meetAt, LocalWays around) {
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
        var places = places(parts, meetAt);
        var along = parts.size() <= MOST_ALONG_STREETS && around.reach(places);
        var walk =
                WalkOrder.shortest(
                        lines,
                        meetAt == null ? WalkEnds.free() : WalkEnds.from(meetAt),
                        along ? around.between(places) : FootWays.straight());
        return new Walk(
                walk.legs().stream().map(WalkMaking::part).toList(),
                (int) Math.round(walk.length().total().metres()),
                walk.length().time(WalkPace.CANVASSING),
                along ? WalkMeasure.ALONG_STREETS : WalkMeasure.STRAIGHT_LINES);
    }

    private static List<GeoPoint> places(List<Part> parts, @Nullable GeoPoint meetAt) {
        var places = new ArrayList<GeoPoint>();
        if (meetAt != null) {
            places.add(meetAt);
        }
        for (var part : parts) {
            places.add(part.side().line().getFirst());
            places.add(part.side().line().getLast());
        }
        return places;
    }

    /// A box that holds these parts.
    public static BoundingBox boxOf(Collection<Part> parts) {
        return BoundingBox.of(parts.stream().flatMap(part -> part.side().line().stream()).toList());
    }

    private static WalkPart part(WalkLeg<Part> leg) {
        var part = leg.line().key();
        var side = part.side();
        return new WalkPart(
                part.id(),
                StreetPartId.of(part.street().id(), part.index()),
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
