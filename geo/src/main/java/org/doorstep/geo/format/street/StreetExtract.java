package org.doorstep.geo.format.street;

import org.doorstep.geo.format.ReadReport;
import org.doorstep.geo.walk.StreetNetwork;

import java.util.List;

/// What a street extract holds for people who go from door to door.
///
/// A street is several ways, and a name alone is no street: the same name stands in many places.
/// What reaches out of the extract's area is kept as far as the extract knows it.
///
/// Immutable; may be shared between threads.
///
/// @param streets every way of the kind `highway` that has a name, in the file's order
/// @param addresses every node and way with a house number or a house name, in the file's order,
///   nodes first
/// @param barriers what nobody walks across, in the file's order, with a gap wherever a way of the
///   network crosses it
/// @param network the ways a person may walk, a node at every bend, lengths geodesic
/// @param report how many objects were looked at (streets, addresses, barriers and walkable ways),
///   how many were taken, and what was found; places outside the United Kingdom are left out and
///   only counted
public record StreetExtract(
        List<NamedWay> streets,
        List<StreetAddress> addresses,
        List<BarrierWay> barriers,
        StreetNetwork network,
        ReadReport report) {

    public StreetExtract {
        streets = List.copyOf(streets);
        addresses = List.copyOf(addresses);
        barriers = List.copyOf(barriers);
    }
}
