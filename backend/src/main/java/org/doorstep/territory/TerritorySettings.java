package org.doorstep.territory;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.doorstep.geo.format.ReadLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;
import java.time.LocalDate;

/// Settings of the ground.
///
/// @param verticesPerFeature the most vertices one ward or street may have; the largest ward of
///   Great Britain at 20 m has 10,659
/// @param megabytesPerFile how large a file may be, unpacked
/// @param load a file of ward outlines to load at start (GeoJSON, TopoJSON, well-known text or a
///   zipped shapefile), unless a set of that name and date is there already
/// @param loadName what to call that set
/// @param loadValidFrom the first London date on which it holds; today where it is left out
/// @param loadCouncilCode the one council of that file, where its features do not say
/// @param loadCouncilName the name of that council
/// @param loadStreets a file of street lines to load at start, after the wards; an extract of
///   OpenStreetMap also gives ways on foot and barriers, called after the file
/// @param loadBarriers a file of barriers to load at start, after the streets
@Validated
@ConfigurationProperties("doorstep.territory")
record TerritorySettings(
        @DefaultValue("50000") @Min(4) @Max(90_000) int verticesPerFeature,
        @DefaultValue("500") @Min(1) @Max(2_000) int megabytesPerFile,
        @Nullable Path load,
        @DefaultValue("Wards") String loadName,
        @Nullable LocalDate loadValidFrom,
        @Nullable String loadCouncilCode,
        @Nullable String loadCouncilName,
        @Nullable Path loadStreets,
        @Nullable Path loadBarriers) {

    ReadLimits limits() {
        return ReadLimits.GENEROUS
                .withVerticesPerFeature(verticesPerFeature)
                .withFeatures(100_000)
                .withBytes(megabytesPerFile * 1_000_000L);
    }
}
