package org.doorstep.geo.point;

/// A place in WGS84 degrees, checked: latitude -90 to 90, longitude -180 to 180, both finite. It
/// need not lie in the United Kingdom; what people or files hand in goes through [#read], which
/// says so.
///
/// Immutable; may be shared between threads.
///
/// @param latitude degrees north
/// @param longitude degrees east; negative in most of Britain
public record GeoPoint(double latitude, double longitude) {

    /// @throws IllegalArgumentException when a number is NaN, infinite or out of range
    public GeoPoint {
        if (!(Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException(
                    "Latitude is a number from -90 to 90, not " + latitude + ".");
        }
        if (!(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException(
                    "Longitude is a number from -180 to 180, not " + longitude + ".");
        }
        latitude = latitude + 0.0; // -0.0 becomes 0.0, so that equal places are equal records
        longitude = longitude + 0.0;
    }

    /// @throws IllegalArgumentException as the constructor does
    public static GeoPoint of(double latitude, double longitude) {
        return new GeoPoint(latitude, longitude);
    }

    /// Reads a place as handed in by a person, a phone or a file, and says what is wrong with it
    /// instead of throwing. Exactly one answer for every pair of numbers; a place on the edge of
    /// the United Kingdom's box is inside.
    public static PointReading read(double latitude, double longitude) {
        return PointReading.of(latitude, longitude);
    }

    /// The geodesic distance on the WGS84 ellipsoid (up to 100 km by [SpacePoint#shortGeodesic],
    /// beyond by Vincenty's inverse formula, 1975). Error below 1 mm for any two places in the
    /// United Kingdom; exactly zero, never NaN, for equal places. For nearly antipodal places,
    /// where the formula does not converge, the spherical distance stands in (error below 0.6 %).
    public Distance distanceTo(GeoPoint other) {
        return new Distance(Geodesic.metres(latitude, longitude, other.latitude, other.longitude));
    }

    /// The middle of the cell that holds this place in a fixed lattice of cells about `metres` wide
    /// and high, so that a stored place tells no more than the cell. The same place always gives
    /// the same cell; the answer is at most 0.71 x `metres` away.
    ///
    /// @param metres cell size, 1 to 100,000
    public GeoPoint rounded(double metres) {
        return Lattice.rounded(this, metres);
    }

    /// Whether the place lies in the box that holds the United Kingdom, its edge included.
    public boolean isInUnitedKingdom() {
        return UnitedKingdom.BOX.contains(this);
    }
}
