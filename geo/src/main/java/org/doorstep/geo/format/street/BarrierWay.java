package org.doorstep.geo.format.street;

import org.doorstep.geo.point.GeoPoint;

import java.util.List;

/// One way, or a stretch of one, that nobody walks across.
///
/// Immutable; may be shared between threads.
///
/// @param id the way's number in OpenStreetMap; stretches of one way share it
/// @param name as signed (`name`), or empty
/// @param kind what it is
/// @param line its course, two points or more
public record BarrierWay(long id, String name, Kind kind, List<GeoPoint> line) {

    /// What parts the ground.
    public enum Kind {
        /// `waterway` `river` or `canal`.
        RIVER,
        /// `railway` `rail` or `light_rail`.
        RAILWAY,
        /// `highway` `motorway`, or one carriageway of a `trunk` road with two.
        ROAD
    }

    public BarrierWay {
        line = List.copyOf(line);
    }
}
