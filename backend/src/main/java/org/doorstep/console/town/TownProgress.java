package org.doorstep.console.town;

import org.jspecify.annotations.Nullable;

/// How far the building of the town has come, for the pages that wait for it.
///
/// @param done parts that are loaded
/// @param of parts there are
/// @param problem why it cannot be finished, or null
record TownProgress(int done, int of, @Nullable String problem) {

    /// There is nothing to wait for.
    static final TownProgress COMPLETE = new TownProgress(0, 0, null);

    boolean isComplete() {
        return done >= of && problem == null;
    }
}
