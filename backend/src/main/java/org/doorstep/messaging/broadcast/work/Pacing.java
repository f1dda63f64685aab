package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.broadcast.shape.Senders;
import org.doorstep.messaging.broadcast.shape.Shapers;
import org.doorstep.messaging.channel.Channel;
import org.jspecify.annotations.Nullable;

/// Which way a broadcast's messages go out, and how fast. Safe for use by many threads.
public final class Pacing {

    private final Senders senders;
    private final Shapers shapers;

    public Pacing(Senders senders, Shapers shapers) {
        this.senders = senders;
        this.shapers = shapers;
    }

    /// The route of a broadcast on a channel. A sandbox has no quota.
    Route route(Broadcast broadcast, ChannelName name, @Nullable Channel channel) {
        var sender =
                channel == null || channel.isSandbox()
                        ? null
                        : senders.of(broadcast.plan(), name).orElse(null);
        return new Route(name, channel, sender, sender == null ? null : shapers.of(sender));
    }

    /// Keeps this node's parts of the quotas; to be called every second.
    void renew() {
        shapers.renew();
    }

    /// Gives them back when the process ends.
    void release() {
        shapers.release();
    }
}
