package org.doorstep.messaging.template;

import org.doorstep.messaging.broadcast.Wording;

/// How much a text message is, as the networks count it. Immutable, safe to share.
///
/// One segment holds 160 seven-bit units or 70 UCS-2 units; of several, each holds 153 or 67, and a
/// character of two units is never split between two segments (3GPP TS 23.038 and TS 23.040).
///
/// @param encoding which alphabet carries it
/// @param characters the characters, counted by code point
/// @param units the units they take
/// @param segments what is paid for; 0 for an empty or blank text, which cannot be sent
public record SmsSize(Encoding encoding, int characters, int units, int segments) {

    /// The most segments one message may have.
    public static final int MOST_SEGMENTS = Wording.MOST_SEGMENTS;

    /// The alphabets, with the units of a single segment and of one segment among several.
    public enum Encoding {
        GSM_7("GSM-7", 160, 153),
        UCS_2("UCS-2", 70, 67);

        private final String label;
        private final int alone;
        private final int amongSeveral;

        Encoding(String label, int alone, int amongSeveral) {
            this.label = label;
            this.alone = alone;
            this.amongSeveral = amongSeveral;
        }

        /// The name organisers know it by.
        public String label() {
            return label;
        }
    }

    /// Measures a text as it stands; nothing is cleaned.
    public static SmsSize of(String text) {
        if (text.isBlank()) {
            return new SmsSize(Encoding.GSM_7, 0, 0, 0);
        }
        var encoding =
                text.codePoints().allMatch(c -> SmsAlphabet.units(c) > 0)
                        ? Encoding.GSM_7
                        : Encoding.UCS_2;
        var units = text.codePoints().map(c -> unitsOf(c, encoding)).toArray();
        var total = 0;
        for (var unit : units) {
            total += unit;
        }
        return new SmsSize(encoding, units.length, total, segments(units, total, encoding));
    }

    /// The characters that keep a text out of the seven-bit alphabet, each once, in their order;
    /// empty where there are none.
    public static String offending(String text) {
        return text.codePoints()
                .filter(c -> SmsAlphabet.units(c) == 0)
                .distinct()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Whether it may be sent: not empty and within [#MOST_SEGMENTS].
    public boolean isSendable() {
        return segments > 0 && segments <= MOST_SEGMENTS;
    }

    private static int unitsOf(int codePoint, Encoding encoding) {
        return encoding == Encoding.GSM_7
                ? SmsAlphabet.units(codePoint)
                : Character.charCount(codePoint);
    }

    private static int segments(int[] units, int total, Encoding encoding) {
        if (total <= encoding.alone) {
            return 1;
        }
        var segments = 1;
        var used = 0;
        for (var unit : units) {
            if (used + unit > encoding.amongSeveral) {
                segments++;
                used = 0;
            }
            used += unit;
        }
        return segments;
    }
}
