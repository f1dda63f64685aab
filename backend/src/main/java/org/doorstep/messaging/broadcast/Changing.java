package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// Changes a broadcast that others may be changing too: read, work it out, write it filtered by the
/// version, and again where somebody was quicker. Safe for use by many threads.
public final class Changing {

    private static final int ROUNDS = 20;

    private final BroadcastStore broadcasts;

    public Changing(BroadcastStore broadcasts) {
        this.broadcasts = broadcasts;
    }

    /// Applies a change that is worked out from the broadcast alone; giving back the same broadcast
    /// changes nothing.
    ///
    /// @return the broadcast as it now is, or empty where there is none
    public Optional<Broadcast> change(BroadcastId id, UnaryOperator<Broadcast> change) {
        for (var round = 0; round < ROUNDS; round++) {
            var found = broadcasts.find(id);
            if (found.isEmpty()) {
                return found;
            }
            var next = change.apply(found.get());
            if (next.equals(found.get()) || broadcasts.replace(next)) {
                return Optional.of(next);
            }
        }
        throw new IllegalStateException("a broadcast changed " + ROUNDS + " times under our hands");
    }
}
