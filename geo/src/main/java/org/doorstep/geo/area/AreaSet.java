package org.doorstep.geo.area;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// A set of areas by their numbers, which rise. Immutable.
///
/// @param areas not to be changed
record AreaSet(int[] areas) {

    static final AreaSet EMPTY = new AreaSet(new int[0]);

    /// This set without the area if it has it, else with it.
    AreaSet toggled(int area) {
        var found = Arrays.binarySearch(areas, area);
        var place = found < 0 ? ~found : found;
        var other = Arrays.copyOf(areas, areas.length + (found < 0 ? 1 : -1));
        if (found < 0) {
            System.arraycopy(areas, place, other, place + 1, areas.length - place);
            other[place] = area;
        } else {
            System.arraycopy(areas, place + 1, other, place, other.length - place);
        }
        return new AreaSet(other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AreaSet(var others) && Arrays.equals(areas, others);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(areas);
    }
}
