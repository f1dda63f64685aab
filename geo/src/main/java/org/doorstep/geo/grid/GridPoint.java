package org.doorstep.geo.grid;

/// A place in the British National Grid (EPSG:27700).
///
/// Immutable; may be shared between threads.
///
/// @param easting metres east of the false origin, 0 to 700,000 on the grid
/// @param northing metres north of the false origin, 0 to 1,300,000 on the grid
public record GridPoint(double easting, double northing) {

    /// @throws IllegalArgumentException when a number is NaN or infinite
    public GridPoint {
        if (!Double.isFinite(easting) || !Double.isFinite(northing)) {
            throw new IllegalArgumentException(
                    "Easting and northing are finite numbers of metres.");
        }
    }
}
