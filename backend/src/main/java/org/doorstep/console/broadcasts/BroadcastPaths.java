package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Asked;
import org.doorstep.messaging.BroadcastId;

/// Reads the ids in the addresses of these pages.
final class BroadcastPaths {

    private BroadcastPaths() {}

    static BroadcastId read(String id) {
        return Asked.idInPath(id, BroadcastId::new);
    }

    static String page(BroadcastId id) {
        return "redirect:/console/broadcasts/" + id;
    }
}
