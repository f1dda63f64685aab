package org.doorstep.geo.walk.turf;

import java.util.List;

/// A cut: every frontage of the request in exactly one turf.
///
/// Immutable; may be shared between threads when the keys may.
///
/// @param turfs by number, rising; none is empty
/// @param report how good it is
public record TurfCut<K>(List<Turf<K>> turfs, TurfReport report) implements TurfAnswer<K> {

    public TurfCut {
        turfs = List.copyOf(turfs);
    }
}
