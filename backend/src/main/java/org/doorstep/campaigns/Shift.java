package org.doorstep.campaigns;

import java.time.Instant;

/// A time slot of an action. Immutable, safe to share.
///
/// @param id its id
/// @param action whose slot it is
/// @param startsAt when it starts
/// @param endsAt when it ends; after the start, at most 24 h later
/// @param places how many people it can take, 1 to 10,000
/// @param placesLeft how many places nobody has taken
/// @param cancelled whether it was called off
public record Shift(
        ShiftId id,
        ActionId action,
        Instant startsAt,
        Instant endsAt,
        int places,
        int placesLeft,
        boolean cancelled) {

    /// What changes with its times: who moves it says which ones they saw.
    public String version() {
        return startsAt.toEpochMilli() + "-" + endsAt.toEpochMilli();
    }

    /// How many places are taken.
    public int placesTaken() {
        return places - placesLeft;
    }
}
