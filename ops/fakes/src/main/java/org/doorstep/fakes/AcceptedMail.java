package org.doorstep.fakes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A mail that the relay accepted for one recipient; one with three recipients is accepted three
/// times.
///
/// @param providerId the queue id told in the answer
/// @param recipient address in RCPT TO
/// @param handle what stands before the `@` in the Message-ID
/// @param returnPath address in MAIL FROM, where bounces go; empty for `<>`
/// @param messageId as sent, with its angle brackets
/// @param subject decoded
/// @param text the plain-text part, decoded
/// @param html the HTML part, decoded
/// @param listUnsubscribe the header as sent
/// @param listUnsubscribePost the header as sent
/// @param headers all headers as sent, by name, unfolded
/// @param at when it was accepted
public record AcceptedMail(
        String providerId,
        String recipient,
        @Nullable String handle,
        String returnPath,
        @Nullable String messageId,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        @Nullable String listUnsubscribe,
        @Nullable String listUnsubscribePost,
        Map<String, List<String>> headers,
        Instant at)
        implements Accepted {

    @Override
    public String provider() {
        return "smtp";
    }
}
