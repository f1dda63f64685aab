package org.doorstep.messaging.approval;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.math.BigDecimal;
import java.time.Duration;

/// What planning a broadcast goes by.
///
/// @param alone the most people one person may write to within a day without a second person
/// @param day how long such a day is
/// @param growth by what part a frozen audience may be larger than the approved one, 0 to 1
/// @param segmentPrice what one SMS segment costs, in pounds
/// @param countedAnew the largest audience that is read while whoever launches waits, in people; a
///   larger one is known from its last preview
/// @param countHolds how long what a preview counted is good for a launch
@ConfigurationProperties("doorstep.messaging.planning")
public record PlanningSettings(
        @DefaultValue("500") long alone,
        @DefaultValue("24h") Duration day,
        @DefaultValue("0.05") BigDecimal growth,
        @DefaultValue("0.04") BigDecimal segmentPrice,
        @DefaultValue("1000") int countedAnew,
        @DefaultValue("15m") Duration countHolds) {

    public PlanningSettings {
        if (alone < 0 || day.isNegative() || segmentPrice.signum() < 0) {
            throw new IllegalArgumentException(
                    "doorstep.messaging.planning: alone, day and segment-price are not negative");
        }
        if (countedAnew < 1 || countHolds.isNegative()) {
            throw new IllegalArgumentException(
                    "doorstep.messaging.planning: counted-anew is 1 or more, count-holds is not"
                            + " negative");
        }
        if (growth.signum() < 0 || growth.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("doorstep.messaging.planning.growth is from 0 to 1");
        }
    }

    /// The most people an approval for that many covers.
    public long most(long approved) {
        return BigDecimal.valueOf(approved)
                .multiply(BigDecimal.ONE.add(growth))
                .toBigInteger()
                .longValueExact();
    }
}
