package org.doorstep.console.broadcasts;

import org.doorstep.messaging.Broadcast;
import org.jspecify.annotations.Nullable;

/// A broadcast as the list shows it.
///
/// @param broadcast the broadcast
/// @param funnel how it stands; null for a draft
record BroadcastRow(Broadcast broadcast, @Nullable Funnel funnel) {

    /// The name of the state's style.
    public String style() {
        return style(broadcast.state());
    }

    static String style(Broadcast.State state) {
        return switch (state) {
            case DRAFT -> "waiting";
            case EXPANDING, RUNNING -> "going";
            case PAUSED -> "doubt";
            case STOPPED -> "failed";
            case CANCELLED -> "refused";
            case DONE -> "done";
        };
    }
}
