package org.doorstep.geo.format.street;

import java.util.List;

/// A street line with the doors whose addresses name it.
///
/// Immutable; may be shared between threads.
///
/// @param way the line; turned round where its numbers would fall along it
/// @param odd the odd numbers
/// @param even the even numbers
/// @param unnumbered doors with a name only
public record StreetDoors(NamedWay way, Side odd, Side even, int unnumbered) {

    /// The numbers of one side.
    ///
    /// @param from the lowest, 0 where there is none
    /// @param to the highest
    /// @param doors how many; a range such as `14-18` counts each of its numbers on this side
    public record Side(int from, int to, int doors) {}

    /// Deals the addresses of an extract out to its street lines: to the nearest line of the name
    /// that the address gives, within 300 m; an address that names no line so near is left out. One
    /// name may be borne by many streets, so nearness decides. Lines get their entry whether or not
    /// they have doors, in the extract's order. Cost O(a k) for a addresses and k points of the
    /// lines of one name.
    public static List<StreetDoors> of(StreetExtract extract) {
        return new DoorCount(extract).counted();
    }
}
