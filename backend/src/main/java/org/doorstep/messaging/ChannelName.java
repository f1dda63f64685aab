package org.doorstep.messaging;

/// The ways to reach a person.
public enum ChannelName {
    /// A notification on the person's own devices, fetched by the app after unlocking.
    PUSH,
    /// A text message to a mobile number.
    SMS,
    /// An e-mail.
    EMAIL,
    /// The visible outbox of a server without providers; never counted as reach.
    SANDBOX
}
