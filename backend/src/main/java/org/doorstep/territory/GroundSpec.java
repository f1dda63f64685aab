package org.doorstep.territory;

/// What the importer says about a file of streets, barriers or ways.
///
/// @param name what to call its barriers and ways, 1 to 60 characters; those loaded under this name
///   before are replaced
/// @param nationalGrid whether a shapefile without a `.prj` is in the British National Grid
public record GroundSpec(String name, boolean nationalGrid) {}
