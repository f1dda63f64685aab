package org.doorstep.territory;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// What the importer says about a file of ward outlines.
///
/// @param name what to call the set, 1 to 100 characters
/// @param validFrom the first London date on which it holds
/// @param properties where each feature keeps its codes and names, or null to find out (see
///   [WardProperties])
/// @param councilCode the one council of every ward in the file, where the features do not say;
///   else null
/// @param councilName its name, or null
/// @param nationalGrid whether a shapefile without a `.prj` is in the British National Grid
public record BoundarySetSpec(
        String name,
        LocalDate validFrom,
        @Nullable WardProperties properties,
        @Nullable String councilCode,
        @Nullable String councilName,
        boolean nationalGrid) {

    /// Names of properties found by themselves, councils said by each feature.
    public static BoundarySetSpec of(String name, LocalDate validFrom) {
        return new BoundarySetSpec(name, validFrom, null, null, null, false);
    }

    /// For a file of one council whose features do not say which.
    public BoundarySetSpec ofCouncil(String code, @Nullable String councilName) {
        return new BoundarySetSpec(name, validFrom, properties, code, councilName, nationalGrid);
    }

    /// For a shapefile in the British National Grid that does not say so.
    public BoundarySetSpec inNationalGrid() {
        return new BoundarySetSpec(name, validFrom, properties, councilCode, councilName, true);
    }
}
