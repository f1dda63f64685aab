package org.doorstep.messaging;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Whether somebody was in the audience of a broadcast.
public sealed interface Presence {

    /// The person has a message in it.
    ///
    /// @param handle asks for its timeline
    record In(String handle) implements Presence {}

    /// The person has none.
    ///
    /// @param name how the person is named, or null where the source writes to the person no more
    /// @param frozen whether the audience is frozen already
    /// @param reasons what leaves the person out as things stand now; empty where nothing does
    record Out(@Nullable String name, boolean frozen, List<Shortfall> reasons) implements Presence {

        public Out {
            reasons = List.copyOf(reasons);
        }
    }
}
