package org.doorstep.territory;

import java.util.List;

/// A street as far as it lies in one ward: a street that crosses a ward's edge is one street in
/// each ward. Within a ward, name and place together are unique. Immutable, safe to share.
///
/// @param id its id, kept when the same street is imported again
/// @param ward the ward it lies in
/// @param name its name, 1 to 100 characters
/// @param place the village or part of town that tells it from others of its name; may be empty
/// @param sides its sides; the place in this list names the part, and is kept as long as the street
///   is not imported again
public record Street(StreetId id, WardId ward, String name, String place, List<StreetSide> sides) {

    public Street {
        sides = List.copyOf(sides);
    }

    /// How many doors it has.
    public int doors() {
        return sides.stream().mapToInt(StreetSide::doors).sum();
    }
}
