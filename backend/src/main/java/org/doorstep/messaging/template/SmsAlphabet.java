package org.doorstep.messaging.template;

/// What a phone network can carry in seven bits: the GSM basic alphabet at one unit a character and
/// its extension at two (3GPP TS 23.038, section 6.2.1). Anything else makes the whole text UCS-2.
final class SmsAlphabet {

    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENSION = "^{}\\[~]|€\f";

    /// The Welsh letters that are not all in the GSM alphabet; kept, although they cost UCS-2.
    private static final String WELSH = "ÀàÁáÄäÂâÈèÉéËëÊêÌìÍíÏïÎîÒòÓóÖöÔôÙùÚúÜüÛûẀẁẂẃẄẅŴŵỲỳÝýŸÿŶŷ";

    private SmsAlphabet() {}

    /// The units one character takes in seven bits, or 0 where it is in neither table.
    static int units(int codePoint) {
        if (BASIC.indexOf(codePoint) >= 0) {
            return 1;
        }
        return EXTENSION.indexOf(codePoint) >= 0 ? 2 : 0;
    }

    /// Whether a text may keep this character: it is GSM, or a Welsh letter.
    static boolean isKept(int codePoint) {
        return units(codePoint) > 0 || WELSH.indexOf(codePoint) >= 0;
    }
}
