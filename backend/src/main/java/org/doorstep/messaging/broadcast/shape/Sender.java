package org.doorstep.messaging.broadcast.shape;

import org.doorstep.messaging.ChannelName;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

/// A provider account with its number, service or mailbox, as far as its use is shaped.
///
/// @param id a short name, unique on this server
/// @param channel the channel it sends on
/// @param owner the branch that owns it and lets the branches below use it, or null for the party
/// @param quota how fast it may be used
public record Sender(String id, ChannelName channel, @Nullable BranchId owner, Quota quota) {}
