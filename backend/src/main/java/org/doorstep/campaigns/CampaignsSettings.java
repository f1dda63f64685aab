package org.doorstep.campaigns;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The settings of this room.
///
/// @param travelKilometresPerHour how fast people are taken to travel to an action, as the crow
///   flies: 1 to 200; 30 is a bus or a car with the detours roads make
@Validated
@ConfigurationProperties("doorstep.campaigns")
record CampaignsSettings(@DefaultValue("30") @Min(1) @Max(200) int travelKilometresPerHour) {}
