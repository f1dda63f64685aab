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
}
