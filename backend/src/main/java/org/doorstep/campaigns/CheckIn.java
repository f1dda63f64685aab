package org.doorstep.campaigns;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.membership.VolunteerId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// "I am here and free until then." A volunteer has at most one, and it is deleted at its end.
///
/// @param id given by the phone, version 7, or by us
/// @param volunteer who
/// @param point where, rounded to 100 m
/// @param since when it was made
/// @param until when it ends, at most 4 h after `since`
/// @param action the action it names, or null
/// @param attended whether it marked attendance of that action
public record CheckIn(
        UUID id,
        VolunteerId volunteer,
        GeoPoint point,
        Instant since,
        Instant until,
        @Nullable ActionId action,
        boolean attended) {

    /// Leaves the place out.
    @Override
    public String toString() {
        return "CheckIn[" + id + "]";
    }
}
