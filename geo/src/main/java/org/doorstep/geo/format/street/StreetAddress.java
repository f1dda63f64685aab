package org.doorstep.geo.format.street;

import org.doorstep.geo.point.GeoPoint;

/// One place with a house number or a house name, as the map has it: any of the other texts may be
/// empty, and nothing is corrected.
///
/// Immutable; may be shared between threads.
///
/// @param way whether it is a way (mostly a building's outline) rather than a node
/// @param id its number in OpenStreetMap; nodes and ways are numbered apart
/// @param houseName `addr:housename`, or empty
/// @param houseNumber `addr:housenumber`, or empty; not both empty
/// @param unit `addr:unit`, or empty
/// @param street `addr:street`, or empty
/// @param city `addr:city`, or empty
/// @param postcode `addr:postcode`, or empty
/// @param at the node's place; of a closed way a place inside it, of an open one its middle
public record StreetAddress(
        boolean way,
        long id,
        String houseName,
        String houseNumber,
        String unit,
        String street,
        String city,
        String postcode,
        GeoPoint at) {

    /// Whether the house number is a range or a list, such as `14-16`, `3;5` or `2, 4`: more than
    /// one door.
    public boolean hasSeveralNumbers() {
        return houseNumber.chars().anyMatch(letter -> "-\u2013,;/".indexOf(letter) >= 0);
    }
}
