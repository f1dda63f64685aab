package org.doorstep.console.ground;

import org.doorstep.canvassing.AssignmentId;
import org.doorstep.territory.Street;
import org.jspecify.annotations.Nullable;

/// A street as the lists show it.
///
/// @param street the street
/// @param wardName its ward in words
/// @param state how far it has come
/// @param holder the open assignment that has it or part of it, or null
/// @param alone whether no other street of the list has its name
public record StreetRow(
        Street street,
        String wardName,
        StreetState state,
        @Nullable AssignmentId holder,
        boolean alone) {

    /// Its name, with the place that tells it from others where there are any.
    public String name() {
        return alone || street.place().isEmpty()
                ? street.name()
                : street.name() + ", " + street.place();
    }
}
