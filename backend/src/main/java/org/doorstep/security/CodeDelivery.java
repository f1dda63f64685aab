package org.doorstep.security;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.Secret;

import java.time.Duration;

/// Port: brings a one-time code to a phone or a mailbox. Messaging implements it, outside its
/// ledger: no consent, no quiet hours, never stored in clear.
///
/// Called on a thread of its own, once per code; an exception is logged without the address and the
/// person asks again.
public interface CodeDelivery {

    /// Sends the code.
    ///
    /// @param validFor for the wording: how long it can be used
    void deliver(ContactPoint to, Secret code, Duration validFor);

    /// Says something about the account that the person must know.
    ///
    /// @param link what the notice leads to, or empty
    /// @throws IllegalStateException where it cannot be delivered
    default void tell(ContactPoint to, Notice notice, String link) {
        throw new IllegalStateException("notices are not delivered here");
    }

    /// What an account's owner is told.
    enum Notice {
        /// Somebody took the second factors away.
        FACTORS_RESET,
        /// Somebody invites the owner of the address.
        INVITED
    }

    /// Sends the code together with a link that stands for it, where the way to that contact point
    /// has room for one; else the code alone.
    ///
    /// @param link as good as the code, and for as long; after its `#` it holds what no server
    ///   between may see
    default void deliver(ContactPoint to, Secret code, Secret link, Duration validFor) {
        deliver(to, code, validFor);
    }
}
