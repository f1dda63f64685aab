package org.doorstep.messaging.broadcast.shape;

import org.doorstep.messaging.ChannelName;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// A provider account with its number, service or mailbox, and how fast it may be used. A broadcast
/// names one for each of its channels, or takes the nearest.
///
/// @param id a short name, unique on this server
/// @param name what organisers read
/// @param channel the channel it sends on
/// @param owner the branch that owns it and lets the branches below use it, or null for the party
/// @param quota how fast it may be used: segments (text messages) or messages
/// @param from the number (`+44…`), Messaging Service (`MG…`) or From address it sends as, or null
///   for that of the channel's settings
public record Sender(
        String id,
        String name,
        ChannelName channel,
        @Nullable BranchId owner,
        Quota quota,
        @Nullable String from) {

    /// A sender that sends as the channel's settings say.
    public Sender(String id, ChannelName channel, @Nullable BranchId owner, Quota quota) {
        this(id, id, channel, owner, quota, null);
    }

    /// What it is halted as: by itself where it sends as itself, else with its channel.
    public String haltedAs() {
        return from == null ? channel.name() : id;
    }

    /// How long it needs for so many units.
    public Duration timeFor(long units) {
        return Duration.ofNanos((long) ((double) units * quota.window().toNanos() / quota.units()));
    }
}
