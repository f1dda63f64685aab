package org.doorstep.messaging.receipt;

import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.channel.email.Bounce;
import org.doorstep.messaging.channel.email.BounceMailbox;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

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

    /// Counts a message under a name, once.
    ///
    /// @return how many different messages are counted under it
    int count(String name, String handle);

    /// How many messages of a broadcast have been tried as a text.
    long texted(BroadcastId broadcast);

    /// How far a mailbox of bounces has been read; empty where it never was.
    Optional<BounceMailbox.Mark> readUntil(String mailbox);

    /// Notes that it has been read so far. A mark before the one that stands changes nothing,
    /// unless the mailbox is numbered anew.
    void readUntil(String mailbox, BounceMailbox.Mark mark);

    /// Notes what a mail reported, once for each mail.
    void note(BounceNote note);

    /// One report, without addresses and text.
    ///
    /// @param mailbox where it came in
    /// @param mark which mail it was
    /// @param handle the message it speaks of
    /// @param kind what it says
    /// @param status the mail system's own word
    /// @param matched whether there is such a message
    record BounceNote(
            String mailbox,
            BounceMailbox.Mark mark,
            String handle,
            Bounce.Kind kind,
            String status,
            boolean matched,
            Instant at) {}

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
