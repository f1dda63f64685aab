package org.doorstep.canvassing.turf;

import org.doorstep.canvassing.CutStyle;
import org.doorstep.canvassing.walk.WalkMaking;
import org.doorstep.canvassing.walk.WalkMaking.Part;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.Side;
import org.doorstep.territory.Street;
import org.doorstep.territory.StreetSide;

import java.util.ArrayList;
import java.util.List;

/// What of a street is dealt out as one.
final class Stretches {

    /// The two sides of a stretch begin and end no further apart than this.
    private static final double WIDEST_STREET = 60;

    private Stretches() {}

    static List<List<Part>> of(Street street, CutStyle style) {
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
        return part.street().sides().get(part.index());
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
