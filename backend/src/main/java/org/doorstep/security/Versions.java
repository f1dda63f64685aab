package org.doorstep.security;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/// Version numbers as strong entity tags: `ETag` on what is read, `If-Match` on what is changed.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, ETag</a>
public final class Versions {

    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})\"");

    private Versions() {}

    /// The entity tag of a version, with its quotes.
    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /// The version an update is based on.
    ///
    /// @param ifMatch the header as sent, or null where it is missing
    /// @return refused with 428 where it is missing and with 412 where it is not one of our tags
    ///   (so cannot be the present one)
    public static Outcome<Long> required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return Outcome.refused(
                    Refusal.of(
                            ProblemCode.VERSION_MISSING,
                            "If-Match on every update",
                            "Send the ETag of what you read as If-Match."));
        }
        var tag = TAG.matcher(ifMatch.strip());
        return tag.matches() ? Outcome.done(Long.valueOf(tag.group(1))) : Outcome.refused(stale());
    }

    /// What is said where the version has moved on.
    public static Refusal stale() {
        return Refusal.of(
                ProblemCode.VERSION_STALE,
                "an update names the present version",
                "Read it again and repeat the change.");
    }
}
