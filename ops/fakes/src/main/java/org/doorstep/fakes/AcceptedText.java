package org.doorstep.fakes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/// A text message that Twilio accepted.
///
/// @param providerId the message SID: `SM` and 32 hexadecimal digits
/// @param recipient the number in `To`
/// @param handle the parameter `m` of the status callback's URL
/// @param from the number or sender name in `From`; null if a messaging service was named
/// @param messagingService the SID in `MessagingServiceSid`; null if a sender was named
/// @param body the text
/// @param statusCallback where the statuses go; null if nowhere
/// @param validitySeconds `ValidityPeriod` as sent
/// @param fields everything that was sent
/// @param at when it was accepted
public record AcceptedText(
        String providerId,
        String recipient,
        @Nullable String handle,
        @Nullable String from,
        @Nullable String messagingService,
        String body,
        @Nullable String statusCallback,
        @Nullable String validitySeconds,
        Map<String, String> fields,
        Instant at)
        implements Accepted {

    @Override
    public String provider() {
        return "twilio";
    }
}
