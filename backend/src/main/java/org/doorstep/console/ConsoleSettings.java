package org.doorstep.console;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The settings of this room.
///
/// @param tilesUrl the address of the map's base tiles with `{z}`, `{x}` and `{y}`; empty for none,
///   and then nothing is fetched from anywhere else. Its host must also stand in
///   `doorstep.security.image-sources`
/// @param tilesAttribution who is to be named on the map for the tiles; plain text
@Validated
@ConfigurationProperties("doorstep.console")
public record ConsoleSettings(
        @DefaultValue("")
                @Pattern(
                        regexp = "|https?://[^\"'<>\\s]+",
                        message = "empty, or an http address with {z}, {x} and {y}")
                String tilesUrl,
        @DefaultValue("") @Size(max = 200) String tilesAttribution) {}
