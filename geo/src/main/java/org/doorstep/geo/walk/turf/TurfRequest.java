package org.doorstep.geo.walk.turf;

import java.util.Collection;
import java.util.List;

/// What to cut.
///
/// Immutable; may be shared between threads when the keys may.
///
/// @param frontages every building or stretch once. Their order matters only where places are not
///   known: the street that comes next in the list is then taken for the next on the ground
/// @param barriers lines not to be crossed; may be empty
/// @param options how
/// @param previous an earlier cut to change as little as possible: keys by turf. Keys that are gone
///   are passed over. Empty for a cut from nothing
public record TurfRequest<K>(
        List<Frontage<K>> frontages,
        List<Barrier> barriers,
        TurfOptions options,
        List<List<K>> previous) {

    public TurfRequest {
        frontages = List.copyOf(frontages);
        barriers = List.copyOf(barriers);
        previous = previous.stream().map(List::copyOf).toList();
    }

    public static <K> TurfRequest<K> of(List<Frontage<K>> frontages, TurfOptions options) {
        return new TurfRequest<>(frontages, List.of(), options, List.of());
    }

    public TurfRequest<K> withBarriers(List<Barrier> newBarriers) {
        return new TurfRequest<>(frontages, newBarriers, options, previous);
    }

    public TurfRequest<K> withPrevious(TurfCut<K> cut) {
        return withPreviousKeys(cut.turfs().stream().map(Turf::keys).toList());
    }

    public TurfRequest<K> withPreviousKeys(Collection<List<K>> turfs) {
        return new TurfRequest<>(frontages, barriers, options, List.copyOf(turfs));
    }
}
