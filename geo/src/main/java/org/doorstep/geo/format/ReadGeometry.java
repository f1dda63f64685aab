package org.doorstep.geo.format;

import org.doorstep.geo.area.Outline;
import org.doorstep.geo.point.GeoPoint;

import java.util.List;

/// What a feature's geometry was read as. Immutable; may be shared between threads.
public sealed interface ReadGeometry {

    /// Polygon or MultiPolygon, repaired where needed.
    record Area(Outline outline) implements ReadGeometry {}

    /// LineString or MultiLineString; each line has at least two points.
    record Lines(List<List<GeoPoint>> lines) implements ReadGeometry {

        public Lines {
            lines = lines.stream().map(List::copyOf).toList();
        }
    }

    /// Point or MultiPoint.
    record Points(List<GeoPoint> points) implements ReadGeometry {

        public Points {
            points = List.copyOf(points);
        }
    }
}
