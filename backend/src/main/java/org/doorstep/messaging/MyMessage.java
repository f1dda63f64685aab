package org.doorstep.messaging;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A message as its own reader sees it in the app.
///
/// @param handle its name
/// @param subject the title
/// @param text the text, rendered from the template version and the merge values used
/// @param channels by which it was tried, in order, each once
/// @param imprint who is behind it, or null for logistics
/// @param sentAt when the first attempt began
/// @param receivedAt when the app said it was shown, or null
public record MyMessage(
        String handle,
        String subject,
        String text,
        List<ChannelName> channels,
        @Nullable String imprint,
        Instant sentAt,
        @Nullable Instant receivedAt) {

    public MyMessage {
        channels = List.copyOf(channels);
    }
}
