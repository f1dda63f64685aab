package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.channel.Channel;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The channels that are configured on this server. Safe for use by many threads.
public final class Channels {

    private final Map<ChannelName, Channel> byName = new EnumMap<>(ChannelName.class);

    /// @throws IllegalStateException where two adapters claim one channel
    public Channels(Collection<? extends Channel> channels) {
        for (var channel : channels) {
            if (byName.put(channel.name(), channel) != null) {
                throw new IllegalStateException("two adapters for the channel " + channel.name());
            }
        }
    }

    /// The adapter of a channel; empty where the channel is off.
    public Optional<Channel> find(ChannelName name) {
        return Optional.ofNullable(byName.get(name));
    }
}
