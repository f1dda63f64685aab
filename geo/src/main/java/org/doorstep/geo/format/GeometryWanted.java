package org.doorstep.geo.format;

/// Which geometries a caller can use; others become issues.
public enum GeometryWanted {
    /// Polygon and MultiPolygon only: boundary sets.
    AREAS,
    /// Points, lines and polygons: streets and addresses.
    ANY
}
