package org.doorstep.messaging.broadcast.gate;

import java.time.Instant;

/// What a gate answers.
public sealed interface Verdict {

    /// Nothing stands in the way.
    Verdict ALLOW = new Allow();

    /// Go ahead.
    record Allow() implements Verdict {}

    /// Not before then. Where that is past the deadline, the message has expired.
    ///
    /// @param until the earliest instant
    /// @param reason in plain words
    record WaitUntil(Instant until, String reason) implements Verdict {}

    /// No.
    ///
    /// @param reason in plain words
    /// @param what what is closed by it
    record Refuse(String reason, Closed what) implements Verdict {}

    /// What a refusal closes.
    enum Closed {
        /// This channel, because the person has no address on it; the next may be tried.
        MISSING_ADDRESS,
        /// This channel or this address; the next may be tried.
        CHANNEL,
        /// The person, on every channel.
        PERSON,
        /// The broadcast: nobody gets it until a person has looked.
        BROADCAST
    }
}
