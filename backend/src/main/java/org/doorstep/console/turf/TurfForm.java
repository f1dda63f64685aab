package org.doorstep.console.turf;

import org.doorstep.canvassing.CutStyle;
import org.doorstep.canvassing.TurfWish;
import org.doorstep.console.frame.Asked;
import org.doorstep.geo.area.Outline;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.BranchId;
import org.doorstep.territory.StreetId;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What stands in the form for cutting, as typed.
///
/// @param wards ids of wards; of none, every ward of the branch where an area or streets are named
/// @param streets ids of streets to cut only those, at most [#MOST_STREETS]; or none
/// @param area a `POLYGON` or `MULTIPOLYGON` as text, longitude first, to cut only streets whose
///   middle lies in it; or empty
/// @param bbox `west,south,east,north` to cut only what lies there, or empty
/// @param doors how many doors a turf
/// @param style a [CutStyle]
/// @param split whether long streets may be split by number
/// @param out whether streets that somebody has are cut too
public record TurfForm(
        List<String> wards,
        List<String> streets,
        String area,
        String bbox,
        String doors,
        String style,
        boolean split,
        boolean out) {

    /// More would not fit into an address; an area is drawn instead.
    static final int MOST_STREETS = 100;

    private static final String USUAL_DOORS = "70";
    private static final int LONGEST_AREA = 4_000;

    public TurfForm {
        wards = wards.stream().filter(text -> !text.isBlank()).distinct().toList();
        streets = streets.stream().filter(text -> !text.isBlank()).distinct().toList();
        area = area.strip();
        bbox = bbox.strip();
        doors = doors.isBlank() ? USUAL_DOORS : doors.strip();
        style = style.isBlank() ? CutStyle.BOTH_SIDES.name() : style.strip();
    }

    /// Whether anything is asked for yet.
    public boolean asks() {
        return !wards.isEmpty() || !streets.isEmpty() || !area.isEmpty();
    }

    /// The ward, where it is one; else empty.
    public String only() {
        return wards.size() == 1 ? wards.getFirst() : "";
    }

    /// @throws org.doorstep.kernel.RefusedException naming the field, where the text is no area
    @Nullable Outline outline() {
        return area.isEmpty()
                ? null
                : Asked.field(
                        "area",
                        area.length() > LONGEST_AREA ? "" : area,
                        "An area of at most 4,000 characters: POLYGON ((west south, …)).",
                        Outline::fromWkt);
    }

    /// @throws org.doorstep.kernel.RefusedException naming the field, where a text is no street
    Set<StreetId> chosen() {
        if (streets.size() > MOST_STREETS) {
            throw new RefusedException(
                    Asked.wrong("street", "At most 100 streets by name; draw an area for more."));
        }
        return streets.stream()
                .map(text -> Asked.field("street", text, "Streets of the list.", StreetId::of))
                .collect(Collectors.toSet());
    }

    /// @throws org.doorstep.kernel.RefusedException naming the field that cannot be read
    TurfWish wish(BranchId branch, List<StreetId> wanted) {
        return new TurfWish(
                branch,
                wanted,
                Asked.field("doors", doors, "A number of doors, 10 to 400.", Integer::parseInt),
                Asked.field(
                        "style",
                        style.toUpperCase(Locale.ROOT),
                        "Both sides together, or each side by itself.",
                        CutStyle::valueOf),
                split);
    }
}
