package org.doorstep.kernel;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/// The one zone of Doorstep's wall clocks, and the resolution of its instants.
public final class London {

    /// `Europe/London`: every date and wall-clock time that a person sees or a rule names is in it.
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private London() {}

    /// The date in London at this moment.
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /// The wall clock in London at that moment.
    public static ZonedDateTime at(Instant moment) {
        return moment.atZone(ZONE);
    }

    /// This moment, cut to milliseconds: what MongoDB can hold, so that an instant read back equals
    /// the one written.
    public static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
