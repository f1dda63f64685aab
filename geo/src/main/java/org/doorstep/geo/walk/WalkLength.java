package org.doorstep.geo.walk;

import org.doorstep.geo.point.Distance;

import java.time.Duration;

/// How far a walk is.
///
/// Immutable; may be shared between threads.
///
/// @param along metres along the street parts themselves
/// @param between metres from the end of one street part to the start of the next, from and to
///   fixed ends, and back to the first part in a loop, as [FootWays] has them
/// @param doors how many doors are visited
public record WalkLength(Distance along, Distance between, int doors) {

    /// By this factor the way on foot is taken to be longer than the straight line, where no street
    /// network is known. British towns measure about 1.2 to 1.4.
    public static final double STRAIGHT_LINE_FACTOR = 1.3;

    public Distance total() {
        return along.plus(between);
    }

    /// Walking time plus time at the doors, to the second.
    public Duration time(WalkPace pace) {
        var walking = Math.round(total().kilometres() / pace.kilometresPerHour() * 3600);
        return Duration.ofSeconds(walking).plus(pace.perDoor().multipliedBy(doors));
    }
}
