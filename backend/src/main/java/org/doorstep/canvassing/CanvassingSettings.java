package org.doorstep.canvassing;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// The settings of this room.
///
/// @param lapseReminder how long before an assignment lapses its holder is told: 1 h to 14 days
@Validated
@ConfigurationProperties("doorstep.canvassing")
record CanvassingSettings(
        @DefaultValue("24h") @DurationMin(hours = 1) @DurationMax(days = 14)
                Duration lapseReminder) {}
