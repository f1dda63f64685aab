package org.doorstep.messaging.channel.email;

/// What a mail system, or a provider of mailboxes, says about a mail of ours. Immutable.
///
/// @param handle the message it speaks of
/// @param kind what it says
/// @param status the mail system's own word such as `5.1.1`, or `complaint`; at most 40 characters
public record Bounce(String handle, Kind kind, String status) {

    /// What became of the mail.
    public enum Kind {
        /// It did not arrive, and nothing sent to that address ever will.
        HARD,
        /// It did not arrive; another one may.
        SOFT,
        /// It arrived.
        DELIVERED,
        /// It arrived, and the reader called it unwanted.
        COMPLAINT
    }
}
