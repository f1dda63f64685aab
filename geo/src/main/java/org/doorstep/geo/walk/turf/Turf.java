package org.doorstep.geo.walk.turf;

import java.util.List;

/// Ground for one outing: connected on the ground as [Ground] says, on one side of every barrier.
///
/// Immutable; may be shared between threads when the keys may.
///
/// @param number its place in the cut, from 0; a turf that goes on from a previous cut keeps the
///   number it had there
/// @param frontages what is in it, at least one, in an order that can be walked; the walk proper is
///   [org.doorstep.geo.walk.WalkOrder]'s
/// @param doors the sum of their doors
/// @param standsAlone whether it is a whole piece of ground with at most the wanted doors, which
///   nothing could be added to
public record Turf<K>(int number, List<Frontage<K>> frontages, int doors, boolean standsAlone) {

    public Turf {
        frontages = List.copyOf(frontages);
    }

    public List<K> keys() {
        return frontages.stream().map(Frontage::key).toList();
    }
}
