package org.doorstep.messaging.channel;

import org.doorstep.kernel.ContactPoint;

import java.time.Duration;

/// Port: brings a short text that belongs to no broadcast to one contact point, for one-time codes.
/// Safe for use by many threads.
public interface CodeCarrier {

    /// Whether it reaches contact points of this kind.
    boolean reaches(ContactPoint to);

    /// Makes one provider call.
    ///
    /// @param subject for carriers that have one
    /// @param text never logged, never stored in clear
    /// @param validFor after which it need not arrive any more
    SendResult carry(ContactPoint to, String subject, String text, Duration validFor)
            throws InterruptedException;
}
