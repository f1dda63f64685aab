package org.doorstep.messaging;

import org.jspecify.annotations.Nullable;

/// What a template says in one language: a variant for each channel it is meant for. Texts may hold
/// merge fields such as `{{first_name}}` or `{{first_name|friend}}`. Immutable, safe to share.
///
/// @param push for the app, or null
/// @param sms for a text message, or null
/// @param email for a mailbox, or null
public record TemplateText(@Nullable Push push, @Nullable Sms sms, @Nullable Email email) {

    /// A push: the phone shows it after it has fetched it; the notification itself carries no text.
    ///
    /// @param title 1 to 100 characters
    /// @param body 1 to 1000 characters
    public record Push(String title, String body) {}

    /// A text message.
    ///
    /// @param text at most 6 segments once its merge fields are filled
    public record Sms(String text) {}

    /// An e-mail.
    ///
    /// @param subject 1 to 200 characters, one line
    /// @param text the plain text, 1 to 20000 characters
    /// @param html the same as HTML, at most 100000 characters, or null
    public record Email(String subject, String text, @Nullable String html) {}
}
