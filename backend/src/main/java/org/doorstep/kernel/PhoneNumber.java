package org.doorstep.kernel;

import java.util.regex.Pattern;

/// A phone number in E.164 form, `+` and 7 to 15 digits, for example `+447700900123`. Immutable,
/// safe to share.
///
/// Reading what people type is the work of `security.PhoneReader`; this type only holds the result.
///
/// @param e164 the number; any other form is refused with an `IllegalArgumentException` that does
///   not repeat it
/// @see <a href="https://www.itu.int/rec/T-REC-E.164">ITU-T E.164</a>
public record PhoneNumber(String e164) implements ContactPoint {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("not a phone number in E.164 form");
        }
    }

    @Override
    public String normalised() {
        return e164;
    }

    @Override
    public String toString() {
        return Secret.REDACTED;
    }
}
