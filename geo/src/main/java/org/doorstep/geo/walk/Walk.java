package org.doorstep.geo.walk;

import java.util.List;

/// Street parts in the order in which they are walked.
///
/// Immutable; may be shared between threads when the keys may.
///
/// @param legs every street part once; those without a place last
/// @param length how far that is
public record Walk<K>(List<WalkLeg<K>> legs, WalkLength length) {

    public Walk {
        legs = List.copyOf(legs);
    }

    public List<K> keys() {
        return legs.stream().map(leg -> leg.line().key()).toList();
    }
}
