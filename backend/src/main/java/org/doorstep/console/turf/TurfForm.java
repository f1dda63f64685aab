package org.doorstep.console.turf;

import org.doorstep.canvassing.CutStyle;
import org.doorstep.canvassing.TurfWish;
import org.doorstep.console.frame.Asked;
import org.doorstep.security.BranchId;
import org.doorstep.territory.StreetId;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// What stands in the form for cutting, as typed.
///
/// @param ward a ward's id; empty when nothing is asked for yet
/// @param bbox `west,south,east,north` to cut only what lies there, or empty
/// @param doors how many doors a turf
/// @param style a [CutStyle]
/// @param out whether streets that somebody has are cut too
public record TurfForm(String ward, String bbox, String doors, String style, boolean out) {

    private static final String USUAL_DOORS = "70";

    static TurfForm of(
            @Nullable String ward,
            @Nullable String bbox,
            @Nullable String doors,
            @Nullable String style,
            boolean out) {
        return new TurfForm(
                orElse(ward, ""),
                orElse(bbox, ""),
                orElse(doors, USUAL_DOORS),
                orElse(style, CutStyle.BOTH_SIDES.name()),
                out);
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text.strip();
    }

    boolean asks() {
        return !ward.isEmpty();
    }

    /// @throws org.doorstep.kernel.RefusedException naming the field that cannot be read
    TurfWish wish(BranchId branch, List<StreetId> streets) {
        return new TurfWish(
                branch,
                streets,
                Asked.field("doors", doors, "A number of doors, 10 to 400.", Integer::parseInt),
                Asked.field(
                        "style",
                        style.toUpperCase(Locale.ROOT),
                        "Both sides together, or each side by itself.",
                        CutStyle::valueOf));
    }
}
