package org.doorstep.geo.walk;

import java.time.Duration;

/// How fast people walk and how long they stay at a door.
///
/// Immutable; may be shared between threads.
///
/// @param kilometresPerHour more than zero
/// @param perDoor zero or more
public record WalkPace(double kilometresPerHour, Duration perDoor) {

    /// Letterbox to letterbox: half a minute a door.
    public static final WalkPace LEAFLETING = new WalkPace(4.5, Duration.ofSeconds(30));

    /// Knocking, waiting, and talking where somebody answers: three minutes a door on average.
    public static final WalkPace CANVASSING = new WalkPace(4.5, Duration.ofMinutes(3));

    public WalkPace {
        if (!(kilometresPerHour > 0 && kilometresPerHour < 50) || perDoor.isNegative()) {
            throw new IllegalArgumentException(
                    "A pace is more than 0 and less than 50 km/h and no negative time a door.");
        }
    }
}
