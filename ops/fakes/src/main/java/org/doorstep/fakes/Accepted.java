package org.doorstep.fakes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Something a provider took responsibility for: from here on it can reach the person.
public sealed interface Accepted permits AcceptedPush, AcceptedText, AcceptedMail {

    /// `fcm`, `twilio` or `smtp`.
    String provider();

    /// The id the provider gave it.
    String providerId();

    /// Push token or installation id, E.164 number, or mail address.
    String recipient();

    /// The caller's own name for the message as far as it can be seen from outside; null if it gave
    /// none.
    @Nullable String handle();

    /// When it was accepted.
    Instant at();
}
