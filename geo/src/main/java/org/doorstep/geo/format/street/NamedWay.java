package org.doorstep.geo.format.street;

import org.doorstep.geo.point.GeoPoint;

import java.util.List;

/// One way with a name: a street, or a stretch of one.
///
/// Immutable; may be shared between threads.
///
/// @param id the way's number in OpenStreetMap
/// @param name as signed (`name`); never empty
/// @param welshName its Welsh name (`name:cy`), or empty
/// @param kind the value of `highway`, such as `residential` or `footway`
/// @param line its course, two points or more
public record NamedWay(long id, String name, String welshName, String kind, List<GeoPoint> line) {

    public NamedWay {
        line = List.copyOf(line);
    }
}
