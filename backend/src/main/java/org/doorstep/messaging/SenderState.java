package org.doorstep.messaging;

import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// How a sender stands at this moment. Immutable, safe to share.
///
/// @param sender which, and the rate it is held to
/// @param channel the channel it sends on
/// @param owner the branch that owns it, or null for the party
/// @param standing whether anything goes out through it
/// @param halt why it is halted, or null where it is not
/// @param pausedUntil until when the provider is left alone, as it asked or because it is down;
///   null where it is not
/// @param usedToday segments (text messages) or messages since midnight in London, as far as its
///   nodes have said: within about a second
/// @param mayRelease whether whoever asked may let it send again, a fresh second factor aside
public record SenderState(
        SenderChoice sender,
        ChannelName channel,
        @Nullable BranchId owner,
        Standing standing,
        @Nullable SenderHalt halt,
        @Nullable Instant pausedUntil,
        long usedToday,
        boolean mayRelease) {

    /// Whether anything goes out through a sender.
    public enum Standing {
        /// It sends what there is.
        SENDING,
        /// The provider is left alone for a while; it goes on by itself.
        PAUSED,
        /// Nothing goes out until somebody has looked.
        HALTED,
        /// What it would send goes to the outbox and reaches nobody.
        SANDBOX,
        /// Its channel is switched off on this server.
        OFF
    }

    /// Whether what is to go out through it waits.
    public boolean holdsUp() {
        return standing == Standing.HALTED || standing == Standing.PAUSED;
    }
}
