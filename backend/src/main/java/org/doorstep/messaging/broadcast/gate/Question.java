package org.doorstep.messaging.broadcast.gate;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.Reachable;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What a gate is asked, with everything that was read for this window.
///
/// @param about what is the same for everybody of the window
/// @param person how the person can be reached now, or null where the source no longer knows them
/// @param consented whether the person agrees to this channel for the broadcast's purpose
/// @param optOut the ground on which the person's address is not written to on this channel, or
///   null where none stands
/// @param now this moment
public record Question(
        About about,
        @Nullable Reachable person,
        boolean consented,
        OptOuts.@Nullable Ground optOut,
        Instant now) {

    Broadcast broadcast() {
        return about.broadcast();
    }

    ChannelName channel() {
        return about.channel();
    }

    /// Whether a person sends this to nobody but themselves.
    boolean isToMyself() {
        return broadcast().kind() == Broadcast.Kind.TO_MYSELF;
    }
}
