package org.doorstep.messaging.channel.sms;

import org.doorstep.messaging.channel.ProviderEvent;
import org.doorstep.messaging.channel.ProviderEvent.Status;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// Twilio's words for where a message stands, and their rank.
public final class TwilioStatuses {

    private static final int LONGEST_WORD = 40;

    private TwilioStatuses() {}

    /// Reads a status. A word that is not known is kept as it came and says only that the provider
    /// has the message.
    ///
    /// @param word the provider's word
    /// @param code its error code, or null
    public static ProviderEvent read(String word, @Nullable String code) {
        var folded = word.strip().toLowerCase(Locale.ROOT);
        var kept = folded.length() > LONGEST_WORD ? folded.substring(0, LONGEST_WORD) : folded;
        return new ProviderEvent(rank(folded), kept, code == null || code.isBlank() ? null : code);
    }

    /// Whether Twilio documents the word.
    public static boolean isKnown(String word) {
        return switch (word) {
            case "accepted",
                    "scheduled",
                    "queued",
                    "sending",
                    "sent",
                    "delivered",
                    "read",
                    "partially_delivered",
                    "undelivered",
                    "failed",
                    "canceled",
                    "receiving",
                    "received" ->
                    true;
            default -> false;
        };
    }

    private static Status rank(String word) {
        return switch (word) {
            case "sending" -> Status.SENDING;
            case "sent", "partially_delivered" -> Status.SENT;
            case "delivered", "read" -> Status.DELIVERED;
            case "undelivered" -> Status.UNDELIVERED;
            case "failed", "canceled" -> Status.FAILED;
            default -> Status.ACCEPTED;
        };
    }
}
