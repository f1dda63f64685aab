package org.doorstep.messaging.channel;

import org.jspecify.annotations.Nullable;

/// One channel as this server runs it.
///
/// @param mode how
/// @param channel what sends, or null where it is off
/// @param codes what carries one-time codes, or null where it cannot
/// @param lookUp what settles doubt, or null where the provider has no such thing
public record Outlet(
        ChannelMode mode,
        @Nullable WatchedChannel channel,
        @Nullable CodeCarrier codes,
        @Nullable TextLookUp lookUp)
        implements AutoCloseable {

    /// A channel that is off.
    public static Outlet off() {
        return new Outlet(ChannelMode.OFF, null, null, null);
    }

    /// A channel that is run, with whatever else its adapter can do.
    public static Outlet of(ChannelMode mode, Channel adapter) {
        return new Outlet(
                mode,
                new WatchedChannel(adapter),
                adapter instanceof CodeCarrier carrier ? carrier : null,
                adapter instanceof TextLookUp texts ? texts : null);
    }

    /// `UP`, `OFF`, `SANDBOX`, or `TROUBLE` where the last call met one.
    public String status() {
        var running = channel;
        if (running == null) {
            return "OFF";
        }
        if (mode == ChannelMode.SANDBOX) {
            return "SANDBOX";
        }
        return running.trouble().isEmpty() ? "UP" : "TROUBLE";
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
        }
    }
}
