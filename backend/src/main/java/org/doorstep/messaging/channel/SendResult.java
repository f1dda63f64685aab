package org.doorstep.messaging.channel;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What became of one provider call.
public sealed interface SendResult {

    /// The provider has it.
    ///
    /// @param providerId the provider's name for it
    record Accepted(String providerId) implements SendResult {}

    /// It certainly was not processed: no connection, or a refusal for load (429).
    ///
    /// @param reason in plain words
    /// @param retryAfter how long the provider wants to be left alone, or null
    record NotCalled(String reason, @Nullable Duration retryAfter) implements SendResult {}

    /// The provider will not do it.
    ///
    /// @param code the provider's code
    /// @param effect what else follows
    record Refused(String code, RefusalEffect effect) implements SendResult {}

    /// Nobody knows whether the provider has it.
    ///
    /// @param reason in plain words
    record InDoubt(String reason) implements SendResult {}

    /// What a refusal means beyond its own message.
    enum RefusalEffect {
        /// Nothing.
        NONE,
        /// The address cannot take this channel.
        ADDRESS_BAD,
        /// The person has told the provider to stop.
        OPTED_OUT,
        /// The installation is gone.
        DEVICE_GONE,
        /// The account cannot send: nothing more is called on this channel until somebody looks.
        /// The call was not processed.
        HALT_SENDER,
        /// The text cannot be sent: the broadcast is paused.
        HALT_BROADCAST
    }
}
