package org.doorstep.messaging.template;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/// A text made fit for an SMS: typographic characters become plain ones, accents outside Welsh and
/// the GSM alphabet go, and what cannot be written at all is named.
///
/// The rule is that of GOV.UK Notify's sanitiser, except that what an organiser writes is refused
/// instead of becoming a question mark.
///
/// @param text the text without the characters that cannot be written
/// @param offending those characters, each once, in the order they came
record SmsCleaning(String text, List<String> offending) {

    private static final Map<Integer, String> PLAIN =
            Map.ofEntries(
                    plain(0x2010, "-"),
                    plain(0x2011, "-"),
                    plain(0x2012, "-"),
                    plain(0x2013, "-"),
                    plain(0x2014, "-"),
                    plain(0x2015, "-"),
                    plain(0x2212, "-"),
                    plain(0x2026, "..."),
                    plain(0x2018, "'"),
                    plain(0x2019, "'"),
                    plain(0x201A, "'"),
                    plain(0x201B, "'"),
                    plain(0x2032, "'"),
                    plain(0x00B4, "'"),
                    plain(0x0060, "'"),
                    plain(0x201C, "\""),
                    plain(0x201D, "\""),
                    plain(0x201E, "\""),
                    plain(0x201F, "\""),
                    plain(0x2033, "\""),
                    plain(0x00AB, "\""),
                    plain(0x00BB, "\""),
                    plain(0x2022, "-"),
                    plain(0x00B7, "-"),
                    plain(0x00A0, " "),
                    plain(0x202F, " "),
                    plain(0x2007, " "),
                    plain(0x2009, " "),
                    plain(0x0009, " "),
                    plain(0x000D, ""));

    /// Zero-width characters, line and paragraph separators, direction and variation marks.
    private static final Set<Integer> DROPPED =
            Set.of(
                    0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B,
                    0x202C, 0x202D, 0x202E, 0x2060, 0x180E, 0xFE0E, 0xFE0F, 0xFEFF);

    SmsCleaning {
        offending = List.copyOf(offending);
    }

    /// Cleans what an organiser wrote.
    static SmsCleaning of(String text) {
        return clean(text, c -> "");
    }

    /// Cleans what can be cleaned and leaves the rest where it is, for a rule to refuse.
    static String keepingOffending(String text) {
        return clean(text, Character::toString).text();
    }

    /// Cleans a merge value, mostly a name: what cannot be written becomes `?`.
    static String mergeValue(String value) {
        return clean(value, c -> "?").text();
    }

    /// The text with every character outside the seven-bit alphabet replaced, also those that are
    /// kept otherwise: what it would read like if it were to be cheap.
    static String plain(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    var units = SmsAlphabet.units(c);
                    out.append(units > 0 ? Character.toString(c) : base(c).orElse("?"));
                });
        return out.toString();
    }

    private static Optional<String> base(int codePoint) {
        var base =
                Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "");
        return !base.isEmpty() && base.codePoints().allMatch(c -> SmsAlphabet.units(c) > 0)
                ? Optional.of(base)
                : Optional.empty();
    }

    private static SmsCleaning clean(String text, IntFunction<String> standIn) {
        var out = new StringBuilder(text.length());
        var offending = new LinkedHashSet<String>();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .forEach(c -> {
                    var written = write(c);
                    if (written == null) {
                        offending.add(Character.toString(c));
                        out.append(standIn.apply(c));
                    } else {
                        out.append(written);
                    }
                });
        return new SmsCleaning(out.toString(), new ArrayList<>(offending));
    }

    private static @Nullable String write(int codePoint) {
        if (DROPPED.contains(codePoint)) {
            return "";
        }
        var plain = PLAIN.get(codePoint);
        if (plain != null) {
            return plain;
        }
        if (SmsAlphabet.isKept(codePoint)) {
            return Character.toString(codePoint);
        }
        return base(codePoint).orElse(null);
    }

    private static Map.Entry<Integer, String> plain(int codePoint, String written) {
        return Map.entry(codePoint, written);
    }
}
