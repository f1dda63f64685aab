package org.doorstep.campaigns.shift;

import org.doorstep.campaigns.Shift;
import org.doorstep.campaigns.ShiftId;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Occasion;
import org.doorstep.messaging.OccasionSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The occasions `shift-reminder`: a shift that begins within a day, for those who have a place in
/// it. Its key is the shift and its start, so a shift that is moved is another occasion. Safe for
/// use by many threads.
public final class ShiftReminders implements OccasionSource {

    static final String KIND = "shift-reminder";

    /// How long before its start.
    static final Duration AHEAD = Duration.ofHours(24);

    private final ShiftStore shifts;

    public ShiftReminders(ShiftStore shifts) {
        this.shifts = shifts;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Occasion> due(Instant now) {
        return shifts.coming(now, now.plus(AHEAD)).stream().map(ShiftReminders::occasion).toList();
    }

    @Override
    public boolean stands(String key) {
        return shifts.find(ShiftId.of(key.substring(0, key.indexOf(':'))))
                .filter(taken -> !taken.cancelled())
                .filter(taken -> key(taken.shift()).equals(key))
                .isPresent();
    }

    private static Occasion occasion(ShiftStore.Coming coming) {
        var shift = coming.shift();
        return new Occasion(
                key(shift),
                coming.branch(),
                "Shift reminder",
                new AudienceQuery(
                        "action-sign-ups", coming.branch(), SignUpAudience.ofShift(shift)),
                shift.startsAt());
    }

    private static String key(Shift shift) {
        return key(shift.id(), shift.startsAt());
    }

    /// What makes it this occasion and no other.
    static String key(ShiftId shift, Instant start) {
        return shift + ":" + start.toString().toLowerCase(Locale.ROOT);
    }
}
