package org.doorstep.canvassing;

import org.doorstep.security.BranchId;
import org.doorstep.territory.StreetId;

import java.util.List;

/// What an organiser wants cut into turf.
///
/// @param branch the branch whose streets they are
/// @param streets which, 1 to 2,000
/// @param doors how many doors a turf should have, 10 to 400; an outing is 40 to 120
/// @param style what is kept together
/// @param split whether a street side may be split between tens of its numbers where that levels
///   the turfs; else each side stays whole
public record TurfWish(
        BranchId branch, List<StreetId> streets, int doors, CutStyle style, boolean split) {

    public TurfWish {
        streets = List.copyOf(streets);
    }
}
