package org.doorstep.territory;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A unit postcode of the United Kingdom in its printed form, `SW1A 1AA`. Immutable, safe to share.
///
/// Only the form is checked, and that it begins with one of the 124 postcode areas, or `BF` for the
/// forces, or one of the Crown dependencies; not whether Royal Mail has given it to a street.
///
/// @param text outward and inward part in upper case, one space between them
/// @see <a href="https://en.wikipedia.org/wiki/List_of_postcode_areas_in_the_United_Kingdom">The
///   postcode areas</a>
public record Postcode(String text) {

    // Outward: one or two letters, then a digit, a digit and a digit or letter.
    // Inward: a digit and two letters other than C, I, K, M, O, V.
    private static final Pattern FORM =
            Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][ABD-HJLNP-UW-Z]{2}");

    private static final Set<String> AREAS =
            Set.of(
                    """
                    AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH \
                    DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA \
                    KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO \
                    PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W \
                    WA WC WD WF WN WR WS WV YO ZE\
                    """
                            .split(" "));

    /// @throws IllegalArgumentException where the text is not in the printed form
    public Postcode {
        if (!isPostcode(text)) {
            throw new IllegalArgumentException("not a postcode in its printed form");
        }
    }

    /// Reads a postcode as typed: any case, any spaces.
    ///
    /// @return the postcode, or empty where the text is not one
    public static Optional<Postcode> read(String typed) {
        var letters = typed.replaceAll("[\\s\u00a0]+", "").toUpperCase(Locale.ROOT);
        if (letters.length() < 5 || letters.length() > 7) {
            return Optional.empty();
        }
        var inward = letters.length() - 3;
        var printed = letters.substring(0, inward) + " " + letters.substring(inward);
        return isPostcode(printed) ? Optional.of(new Postcode(printed)) : Optional.empty();
    }

    /// The part before the space, which names a district of several thousand homes.
    public String outward() {
        return text.substring(0, text.indexOf(' '));
    }

    private static boolean isPostcode(String printed) {
        return FORM.matcher(printed).matches()
                && AREAS.contains(
                        printed.substring(0, Character.isDigit(printed.charAt(1)) ? 1 : 2));
    }
}
