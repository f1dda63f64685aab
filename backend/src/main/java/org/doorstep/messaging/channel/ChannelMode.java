package org.doorstep.messaging.channel;

import org.jspecify.annotations.Nullable;

/// How a channel is run on this server.
public enum ChannelMode {
    /// Through its provider.
    CONFIGURED,
    /// Not at all.
    OFF,
    /// Into the visible outbox; reaches nobody.
    SANDBOX;

    /// The mode that holds: the one asked for by name; else the provider's where there are
    /// credentials; else the outbox in the demonstration and nothing elsewhere.
    ///
    /// @param setting the settings key, for the sentence that stops the start
    /// @throws IllegalStateException where a provider is asked for without credentials
    public static ChannelMode decide(
            @Nullable ChannelMode asked,
            boolean hasCredentials,
            boolean demonstration,
            String setting) {
        if (asked == CONFIGURED && !hasCredentials) {
            throw new IllegalStateException(
                    setting
                            + ".mode says configured, but the provider's settings are not complete:"
                            + " give them (see ops/config), or set the mode to off");
        }
        if (asked != null) {
            return asked;
        }
        if (hasCredentials) {
            return CONFIGURED;
        }
        return demonstration ? SANDBOX : OFF;
    }
}
