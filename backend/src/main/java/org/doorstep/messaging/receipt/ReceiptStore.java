package org.doorstep.messaging.receipt;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Where receipts are kept that the ledger has no place for.
public interface ReceiptStore {

    /// Notes a text that came in.
    ///
    /// @param id the provider's id of the text
    /// @return whether it is the first time
    boolean firstTime(String id, Instant at);

    /// Sets a status aside that cannot be matched, or whose word nobody knows. Once per message and
    /// word.
    void setAside(Odd receipt);

    /// A status set aside, as it came, without addresses and text.
    ///
    /// @param providerId the provider's id of the message
    /// @param status the provider's word
    /// @param code its error code, or null
    /// @param handle the message it was said to be about, empty where none
    /// @param matched whether there is such an attempt
    record Odd(
            String providerId,
            String status,
            @Nullable String code,
            String handle,
            boolean matched,
            Instant at) {}
}
