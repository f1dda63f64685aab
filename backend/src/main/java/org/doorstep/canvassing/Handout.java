package org.doorstep.canvassing;

import org.doorstep.campaigns.CampaignId;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.security.BranchId;
import org.doorstep.territory.NumberRange;
import org.doorstep.territory.StreetId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What an organiser hands out: streets, or single parts of them, to one volunteer or team.
///
/// @param branch the branch whose streets they are
/// @param campaign the campaign it is for, or null
/// @param assignee who walks
/// @param streets whole streets
/// @param parts single parts, beside the whole streets
/// @param meetAt where the walk starts, or null for wherever it is shortest
/// @param until when it lapses: after now, at most 60 days ahead
/// @param name what to call the walk, or null to name it after its first streets
public record Handout(
        BranchId branch,
        @Nullable CampaignId campaign,
        Assignee assignee,
        List<StreetId> streets,
        Set<StreetPartRef> parts,
        @Nullable GeoPoint meetAt,
        Instant until,
        @Nullable String name) {

    public Handout {
        streets = List.copyOf(streets);
        parts = Set.copyOf(parts);
    }

    /// One side of a street, or a range of its numbers.
    ///
    /// @param side the place of the side in the street's list, from 0
    /// @param numbers null for all of the side
    public record StreetPartRef(StreetId street, int side, @Nullable NumberRange numbers) {

        /// All of a side.
        public StreetPartRef(StreetId street, int side) {
            this(street, side, null);
        }

        /// The id of the part.
        public StreetPartId id() {
            return StreetPartId.of(street, side, numbers);
        }

        /// The id of the whole side.
        public StreetPartId whole() {
            return StreetPartId.of(street, side);
        }
    }

    /// Whole streets, starting wherever the walk is shortest.
    public static Handout of(
            BranchId branch, Assignee assignee, List<StreetId> streets, Instant until) {
        return new Handout(branch, null, assignee, streets, Set.of(), null, until, null);
    }
}
