package org.doorstep.kernel;

/// Where a person can be written to: a phone number or an e-mail address. Immutable, safe to share.
///
/// The text of a contact point is personal data: it never stands in a log line, a URL or an error.
/// For that reason `toString()` of both kinds prints `[REDACTED]`; [#normalised()] gives the text.
public sealed interface ContactPoint permits PhoneNumber, EmailAddress {

    /// The one spelling under which this contact point is stored, hashed and compared.
    String normalised();
}
