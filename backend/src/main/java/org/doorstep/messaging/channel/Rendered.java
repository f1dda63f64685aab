package org.doorstep.messaging.channel;

import org.jspecify.annotations.Nullable;

/// A wording filled in for one person and one channel. Never stored.
///
/// @param subject the subject of an e-mail or the title of a notification; may be empty for a text
/// @param body the plain text, imprint and way to stop included where the channel carries them
/// @param html the same as HTML, or null where the channel has none
/// @param imprint who is behind it; empty where the law wants none
public record Rendered(String subject, String body, @Nullable String html, String imprint) {

    /// Leaves the text out: it may name a person.
    @Override
    public String toString() {
        return "Rendered[" + body.length() + " characters]";
    }
}
