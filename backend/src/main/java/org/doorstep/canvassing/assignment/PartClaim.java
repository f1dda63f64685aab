package org.doorstep.canvassing.assignment;

import org.doorstep.canvassing.Handout.StreetPartRef;
import org.doorstep.canvassing.StreetPartId;
import org.doorstep.canvassing.WalkPart;
import org.doorstep.territory.NumberRange;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/// What is claimed of a street side: all of it, or one ten of its numbers (see [NumberRange]).
///
/// @param side the whole side
/// @param ten null for all of it
public record PartClaim(StreetPartId side, @Nullable Integer ten) {

    /// What a part of a walk claims.
    public static List<PartClaim> of(WalkPart part) {
        return of(part.whole(), part.isSplit() ? part.numbers().orElseThrow() : null);
    }

    /// What a part that is to be handed out would claim.
    public static List<PartClaim> of(StreetPartRef part) {
        return of(part.whole(), part.numbers());
    }

    private static List<PartClaim> of(StreetPartId side, @Nullable NumberRange numbers) {
        return numbers == null
                ? List.of(new PartClaim(side, null))
                : IntStream.rangeClosed(numbers.firstTen(), numbers.lastTen())
                        .mapToObj(ten -> new PartClaim(side, ten))
                        .toList();
    }

    /// Whether both cannot be held at once.
    public boolean meets(PartClaim other) {
        return side.equals(other.side)
                && (ten == null || other.ten == null || ten.equals(other.ten));
    }
}
