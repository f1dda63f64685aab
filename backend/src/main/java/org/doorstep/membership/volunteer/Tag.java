package org.doorstep.membership.volunteer;

import java.util.Locale;
import java.util.regex.Pattern;

/// A word organisers put on volunteers to find them again, such as `minibus driver`. What the law
/// protects in particular (health, faith, origin, sexuality) does not belong into one.
final class Tag {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} -]{0,39}");

    private Tag() {}

    /// The tag in its one form: lower case, single spaces.
    ///
    /// @throws IllegalArgumentException where it is none
    static String read(String text) {
        var tag = text.strip().replaceAll(" +", " ").toLowerCase(Locale.UK);
        if (!FORM.matcher(tag).matches()) {
            throw new IllegalArgumentException("a tag of letters, digits, spaces or hyphens");
        }
        return tag;
    }
}
