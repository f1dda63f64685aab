package org.doorstep.messaging.audience;

import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.broadcast.gate.QuietHours;

import java.time.Duration;
import java.time.Instant;

/// When a channel would have sent so much, at its sender's rate and within its hours. Safe for use
/// by many threads.
final class FinishTime {

    /// After so many days nobody needs to know how many more.
    private static final int MOST_DAYS = 400;

    private final QuietHours hours;

    FinishTime(QuietHours hours) {
        this.hours = hours;
    }

    /// The last start, if nothing else holds it up.
    ///
    /// @param sending how long the sender needs in all, nights not counted
    Instant of(
            BroadcastPlan plan,
            TemplateClass templateClass,
            ChannelName channel,
            Instant start,
            Duration sending) {
        var at = start;
        var left = sending;
        for (var day = 0; day < MOST_DAYS; day++) {
            var open = hours.next(channel, templateClass, plan.branch(), at);
            var begin = at.isBefore(open.opens()) ? open.opens() : at;
            var room = Duration.between(begin, open.closes());
            if (left.compareTo(room) <= 0) {
                return begin.plus(left);
            }
            left = left.minus(room);
            at = open.closes();
        }
        return at;
    }
}
