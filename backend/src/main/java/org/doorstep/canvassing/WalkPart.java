package org.doorstep.canvassing;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.NumberRange;
import org.doorstep.territory.Side;
import org.doorstep.territory.StreetId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A street part in a walk, as it stood when the walk was made, with what has been reported of it.
///
/// @param id which part
/// @param whole the side it is of; the same as `id` where it is all of it
/// @param street which street
/// @param name the street's name
/// @param place what tells it from others of its name; may be empty
/// @param side which doors
/// @param from the first number walked; larger than `to` where the walk goes down; 0 without
///   numbers
/// @param to the last number walked
/// @param doors how many doors there are
/// @param line its course in the direction of the walk
/// @param state how far it has come
/// @param doorsDone how many doors are done, 0 to `doors`
/// @param reason why it was left, or null
/// @param reportedAt when what the state says occurred, or null
public record WalkPart(
        StreetPartId id,
        StreetPartId whole,
        StreetId street,
        String name,
        String place,
        Side side,
        int from,
        int to,
        int doors,
        List<GeoPoint> line,
        PartState state,
        int doorsDone,
        @Nullable String reason,
        @Nullable Instant reportedAt) {

    public WalkPart {
        line = List.copyOf(line);
    }

    /// Whether it is a range of a side's numbers rather than all of the side.
    public boolean isSplit() {
        return !id.equals(whole);
    }

    /// Its numbers, rising; empty where it has none.
    public Optional<NumberRange> numbers() {
        return from == 0
                ? Optional.empty()
                : Optional.of(new NumberRange(Math.min(from, to), Math.max(from, to)));
    }

    /// This part with what a report says of it.
    public WalkPart reported(PartState result, int done, @Nullable String why, Instant occurredAt) {
        return new WalkPart(
                id,
                whole,
                street,
                name,
                place,
                side,
                from,
                to,
                doors,
                line,
                result,
                done,
                why,
                occurredAt);
    }
}
