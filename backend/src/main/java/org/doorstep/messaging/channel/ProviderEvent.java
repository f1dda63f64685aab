package org.doorstep.messaging.channel;

import org.jspecify.annotations.Nullable;

/// Where a provider says a message stands.
///
/// @param status its rank
/// @param raw the provider's own word, kept as it came, at most 40 characters
/// @param code the provider's error code, or null
public record ProviderEvent(Status status, String raw, @Nullable String code) {

    /// The ranks of a provider's statuses; evidence only ever rises.
    public enum Status {
        /// The provider has it (accepted, scheduled, queued) or says something we do not know.
        ACCEPTED,
        /// It is being handed to the network.
        SENDING,
        /// The network has it.
        SENT,
        /// It arrived (also: it was read).
        DELIVERED,
        /// It finally did not arrive.
        UNDELIVERED,
        /// The provider finally refused or cancelled it.
        FAILED
    }
}
