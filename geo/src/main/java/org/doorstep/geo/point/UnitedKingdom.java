package org.doorstep.geo.point;

/// The box that holds the United Kingdom: Scilly to Unst, County Fermanagh and St Kilda to
/// Lowestoft, with a margin of a few kilometres. Rockall, where nobody votes, is outside. It also
/// holds the Republic of Ireland's east and a strip of France: it guards against mistakes, it is no
/// proof of residence.
///
/// Its edge counts as inside. Stateless; may be used from any thread; one comparison a side.
public final class UnitedKingdom {

    public static final double SOUTH = 49.8;
    public static final double NORTH = 60.95;
    public static final double WEST = -8.7;
    public static final double EAST = 1.85;

    public static final BoundingBox BOX = new BoundingBox(SOUTH, WEST, NORTH, EAST);

    /// Bounds of the National Grid (EPSG:27700) in metres.
    private static final double GRID_EAST = 700_000;

    private static final double GRID_NORTH = 1_300_000;

    private UnitedKingdom() {}

    /// Whether the numbers are degrees of a place in the United Kingdom, edge included; false for
    /// NaN.
    public static boolean holds(double latitude, double longitude) {
        return latitude >= SOUTH && latitude <= NORTH && longitude >= WEST && longitude <= EAST;
    }

    /// Whether the two numbers look like National Grid metres rather than degrees: within the
    /// grid's bounds, and at least one of them far beyond any degree. Degrees never look so.
    public static boolean looksLikeGrid(double easting, double northing) {
        return easting >= 0
                && easting <= GRID_EAST
                && northing >= 0
                && northing <= GRID_NORTH
                && (easting > 360 || northing > 360);
    }
}
