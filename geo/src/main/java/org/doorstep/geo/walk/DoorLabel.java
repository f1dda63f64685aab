package org.doorstep.geo.walk;

import java.util.Comparator;
import java.util.regex.Pattern;

/// What is written on a door: the building, and the flat in it where there is one. In the order in
/// which they are walked past: by building, the building's own door first, then its flats, each by
/// [DoorOrder#NATURAL]. `12`, `Flat 12` and `Apartment 12` stand side by side, because registers
/// write one block's flats in several ways; shops and units stand after the homes. A total order,
/// consistent with equals.
///
/// Immutable; may be shared between threads.
///
/// @param building number or name, such as `10`, `10A`, `10-12`, `Rose Cottage`; may be empty
/// @param unit the flat, such as `Flat 2`; empty when the building is one home
public record DoorLabel(String building, String unit) implements Comparable<DoorLabel> {

    private static final Pattern HOME =
            Pattern.compile(
                    "\\s*(?:flat|apartment|apt|maisonette)s?\\b[\\s.,]*(?=[^\\s.,])",
                    Pattern.CASE_INSENSITIVE);

    private static final Comparator<DoorLabel> ORDER =
            Comparator.comparing(DoorLabel::building, DoorOrder.NATURAL)
                    .thenComparing(DoorLabel::unitWithoutWord, DoorOrder.NATURAL)
                    .thenComparing(DoorLabel::unit, DoorOrder.NATURAL);

    public static DoorLabel of(String building) {
        return new DoorLabel(building, "");
    }

    /// From the fields in which address files have them. The number stands before the name of a
    /// numbered building, so that it is found among its street's numbers; without a number the name
    /// is the building.
    ///
    /// @param number of the building; may be empty
    /// @param name of the building; may be empty
    /// @param unit in the building; may be empty
    public static DoorLabel of(String number, String name, String unit) {
        return new DoorLabel((number.strip() + " " + name.strip()).strip(), unit.strip());
    }

    private String unitWithoutWord() {
        var word = HOME.matcher(unit);
        return word.lookingAt() ? unit.substring(word.end()) : unit;
    }

    @Override
    public int compareTo(DoorLabel other) {
        return ORDER.compare(this, other);
    }
}
