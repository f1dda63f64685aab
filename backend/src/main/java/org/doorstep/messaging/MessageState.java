package org.doorstep.messaging;

/// What has become of one person's message.
public enum MessageState {
    /// Waits for its time or for a free sender.
    READY,
    /// A worker has it in hand.
    CLAIMED,
    /// The provider has it; evidence is awaited.
    SENDING,
    /// Nobody knows yet whether the provider has it; shown as unknown.
    AMBIGUOUS,
    /// The provider or the app says it arrived.
    DELIVERED,
    /// Handed over, and no evidence came by its horizon.
    SENT,
    /// The provider took it and could not deliver it.
    UNDELIVERED,
    /// The provider refused it.
    FAILED,
    /// A rule forbade it.
    SUPPRESSED,
    /// Its time passed before anything was tried.
    EXPIRED,
    /// The broadcast was cancelled or stopped before anything was tried.
    CANCELLED,
    /// It stayed unknown whether the provider ever had it.
    FAILED_UNKNOWN;

    /// Whether nothing will be started for this message any more.
    public boolean isFinal() {
        return compareTo(DELIVERED) >= 0;
    }
}
