package org.doorstep.geo.area;

/// What a [CellGrid] keeps of a cell: zero or more, and it is the number of the set of areas in
/// which all of the cell lies; below zero, and it is the place of the cell's edges, or, in an even
/// complement, of its parts.
final class CellCode {

    /// A cell in which nothing can be decided.
    static final int CLOSED = ~1;

    /// A cell is divided into 4 x 4 parts.
    static final int SPLIT_BITS = 2;

    private static final int LAST_PART = (1 << SPLIT_BITS) - 1;

    private CellCode() {}

    static int ofLeaf(int place) {
        return ~(place << 1 | 1);
    }

    static int ofParts(int place) {
        return ~(place << 1);
    }

    static boolean isDivided(int code) {
        return code < 0 && (code & 1) == 1;
    }

    static int place(int code) {
        return ~code >>> 1;
    }

    /// The place of the part that holds a fine column and row.
    static int part(int code, int fineX, int fineY, int shift) {
        return place(code)
                + (fineY >> shift & LAST_PART) * (LAST_PART + 1)
                + (fineX >> shift & LAST_PART);
    }
}
