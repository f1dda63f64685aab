package org.doorstep.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address as Doorstep accepts one: at most 254 characters, one `@`, a local part of at
/// most 64 unquoted characters, and a domain of at least two labels. Immutable, safe to share.
///
/// The domain is kept in lower case; so is the local part, because every mailbox provider in use
/// ignores its case and a sign-in address must belong to exactly one account.
///
/// @param address the address in lower case; anything else is refused with an
///   `IllegalArgumentException` that does not repeat it
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1">RFC 5321, size limits</a>
public record EmailAddress(String address) implements ContactPoint {

    private static final Pattern FORM =
            Pattern.compile(
                    "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                        + "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    public EmailAddress {
        if (!hasForm(address)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /// Reads an address as typed: white space around it is dropped and letters are folded to lower
    /// case.
    ///
    /// @return the address, or empty where the text is not one
    public static Optional<EmailAddress> read(String typed) {
        var folded = typed.strip().toLowerCase(Locale.ROOT);
        return hasForm(folded) ? Optional.of(new EmailAddress(folded)) : Optional.empty();
    }

    @Override
    public String normalised() {
        return address;
    }

    @Override
    public String toString() {
        return Secret.REDACTED;
    }

    private static boolean hasForm(String text) {
        return text.length() <= 254 && text.indexOf('@') <= 64 && FORM.matcher(text).matches();
    }
}
