package org.doorstep.territory;

/// A ward of one boundary set. The same GSS code in another set is another ward, whose outline may
/// differ.
///
/// @param set the set it belongs to
/// @param code its GSS code, unique in the set; 1 to 20 letters, digits, `-` or `_`
public record WardId(BoundarySetId set, String code) implements Comparable<WardId> {

    /// Reads the text form of [#toString()].
    ///
    /// @throws IllegalArgumentException where the text is no ward id
    public static WardId of(String text) {
        var bar = text.indexOf('|');
        if (bar < 0 || bar == text.length() - 1) {
            throw new IllegalArgumentException("a ward id is a set and a code");
        }
        return new WardId(BoundarySetId.of(text.substring(0, bar)), text.substring(bar + 1));
    }

    @Override
    public int compareTo(WardId other) {
        return toString().compareTo(other.toString());
    }

    /// `<set>|<code>`, as in the store.
    @Override
    public String toString() {
        return set + "|" + code;
    }
}
