package org.doorstep.geo.walk.turf.search;

import java.util.Arrays;

/// The ground as the search sees it: units by number, in arrays that nobody changes.
///
/// May be shared between threads.
///
/// @param doors of each unit, zero or more
/// @param street number of the street each unit stands on
/// @param side number of the street side, from 0 and below the number of units
/// @param x metres eastward of both ends of each unit, at `2 unit` and `2 unit + 1`
/// @param y metres northward, likewise
/// @param neighbours of each unit on the ground
/// @param near of each unit those it might stand beside in a walk, the nearest first, none of
///   another piece
public record Field(
        int[] doors,
        int[] street,
        int[] side,
        double[] x,
        double[] y,
        int[][] neighbours,
        int[][] near) {

    /// In place of an element, what lies before the first and behind the last of a path.
    static final int OUTSIDE = -1;

    int units() {
        return doors.length;
    }

    int doorsOf(int[] units) {
        return Arrays.stream(units).map(unit -> doors[unit]).sum();
    }

    /// Metres from the way out of one element to the way into the next; none to or from outside. A
    /// unit is passed in one of two directions: element `2 unit` goes in by its first end, `2 unit
    /// + 1` by its last; it goes out by `element ^ 1`.
    double link(int from, int to) {
        if (from < 0 || to < 0) {
            return 0;
        }
        double dx = x[from ^ 1] - x[to], dy = y[from ^ 1] - y[to];
        return Math.sqrt(dx * dx + dy * dy);
    }
}
