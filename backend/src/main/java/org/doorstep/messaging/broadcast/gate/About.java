package org.doorstep.messaging.broadcast.gate;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;

/// What is the same for everybody of a window.
///
/// @param broadcast the broadcast as it stands now
/// @param channel the channel of the step
/// @param channelOn whether that channel is configured
/// @param launcherMay whether whoever launched it may still do so
/// @param approved whether it needs no approval, or has one that still stands
/// @param imprinted whether it carries an imprint, or the law wants none
public record About(
        Broadcast broadcast,
        ChannelName channel,
        boolean channelOn,
        boolean launcherMay,
        boolean approved,
        boolean imprinted) {}
