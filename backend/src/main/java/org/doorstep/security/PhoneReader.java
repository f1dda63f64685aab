package org.doorstep.security;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.kernel.Refusal;

import java.util.Set;
import java.util.regex.Pattern;

/// Reads phone numbers as people type them, and keeps to what Doorstep may text: mobile numbers of
/// the allowed regions. Safe for use by many threads.
///
/// Ofcom's numbers for drama (07700 900000 to 900999) reach nobody; they are let in where the
/// demonstration or a test asks for them.
///
/// @see <a
///   href="https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama">Ofcom,
///   numbers for drama</a>
public class PhoneReader {

    private static final Pattern HYPHENS = Pattern.compile("[\\u2010-\\u2015\\u2212\\uFF0D]");
    private static final Pattern UNSEEN =
            Pattern.compile("[\\u200B-\\u200F\\u2060\\uFEFF\\u00AD\\u202A-\\u202E]");
    private static final Pattern SPACES = Pattern.compile("[\\u00A0\\u2007\\u202F]");
    private static final Pattern ALLOWED = Pattern.compile("[0-9 +()-]+");
    private static final Pattern DRAMA = Pattern.compile("\\+447700900[0-9]{3}");
    private static final int LONGEST = 40;

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final Set<String> regions;
    private final boolean dramaAllowed;

    /// @param regions two-letter codes whose mobile numbers are accepted, for example `GB`
    PhoneReader(Set<String> regions, boolean dramaAllowed) {
        this.regions = Set.copyOf(regions);
        this.dramaAllowed = dramaAllowed;
    }

    /// A mobile number that Doorstep may text, read as a British one.
    ///
    /// @return refused with the rule that it breaks, on the field `phone`
    public Outcome<PhoneNumber> read(String typed) {
        var cleaned = typed.length() > LONGEST ? "" : clean(typed);
        // The library drops letters and reads on, so they are refused before it sees them.
        if (!ALLOWED.matcher(cleaned).matches()) {
            return refused("digits, spaces, + - ( ) only, one number", "Type one phone number.");
        }
        try {
            return judge(library.parse(cleaned, "GB"));
        } catch (NumberParseException unreadable) {
            return refused("a whole phone number", "Check the number of digits.");
        }
    }

    private Outcome<PhoneNumber> judge(Phonenumber.PhoneNumber number) {
        var e164 = library.format(number, PhoneNumberFormat.E164);
        if (DRAMA.matcher(e164).matches()) {
            return dramaAllowed
                    ? Outcome.done(new PhoneNumber(e164))
                    : refused("a number that reaches somebody", "Type your own number.");
        }
        if (number.hasExtension() || !library.isValidNumber(number)) {
            return refused("a whole phone number", "Check the number of digits.");
        }
        if (library.getNumberType(number) != PhoneNumberType.MOBILE) {
            return refused("a mobile number", "Type a mobile number, or use an e-mail address.");
        }
        var region = library.getRegionCodeForNumber(number);
        if (region == null || !regions.contains(region)) {
            return refused(
                    "a mobile number of the United Kingdom",
                    "Type a United Kingdom mobile number, or use an e-mail address.");
        }
        return Outcome.done(new PhoneNumber(e164));
    }

    private static String clean(String typed) {
        var text = new StringBuilder();
        typed.codePoints()
                .forEach(point -> {
                    if (Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER) {
                        text.append(Character.digit(point, 10));
                    } else {
                        text.appendCodePoint(point);
                    }
                });
        var seen = UNSEEN.matcher(text).replaceAll("");
        var spaced = SPACES.matcher(seen).replaceAll(" ");
        return HYPHENS.matcher(spaced).replaceAll("-").strip();
    }

    private static Outcome<PhoneNumber> refused(String rule, String detail) {
        return Outcome.refused(Refusal.ofField("phone", rule, detail));
    }
}
