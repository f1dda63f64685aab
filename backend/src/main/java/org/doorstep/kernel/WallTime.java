package org.doorstep.kernel;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// A moment as a person means it: what the clock on the wall shows, in which zone, and the instant
/// that is. All three are kept, so that a plan for 07:00 stays one for 07:00 and nobody has to
/// guess later how it was read. Immutable, safe to share.
///
/// Where the clocks go forward, a time in the hour that is skipped means as long after the gap
/// began: 01:30 on 28 March 2027 is 02:30 British Summer Time. Where they go back, a time in the
/// hour that comes twice means the first one. Either way it happens once.
///
/// @param wall what the clock shows, to the millisecond
/// @param zone whose clock
/// @param at the instant
public record WallTime(LocalDateTime wall, ZoneId zone, Instant at) {

    /// That time in London.
    public static WallTime inLondon(LocalDateTime wall) {
        var exact = wall.truncatedTo(ChronoUnit.MILLIS);
        return new WallTime(exact, London.ZONE, exact.atZone(London.ZONE).toInstant());
    }

    /// That instant as London's clocks show it.
    public static WallTime inLondon(Instant at) {
        var exact = at.truncatedTo(ChronoUnit.MILLIS);
        return new WallTime(London.at(exact).toLocalDateTime(), London.ZONE, exact);
    }

    /// Whether the clocks skip that time, so that they show another when it happens.
    public boolean isSkipped() {
        return !at.atZone(zone).toLocalDateTime().equals(wall);
    }
}
