package planted.house.membership;

import org.locationtech.jts.geom.Coordinate;

/// Holds a coordinate of the library.
record GeometryLibraryOutsideGeo(Coordinate coordinate) {}
