package org.doorstep.geo.area;

/// Reads a cell of a [CellGrid] that edges meet. It keeps: the number of edges; how many of them,
/// the first ones, straddle its corner's longitude; the mask of its areas at its corner; for each
/// edge its first vertex and the mask of the areas that have it; then its areas, smallest first.
///
/// Immutable but for the array it is given, which the builder still fills.
final class CellLeaf {

    /// A mask has one bit an area; the topmost bit of a straddling edge's tells that its second
    /// vertex is the western one.
    static final int MOST_AREAS = 31;

    static final int SECOND_IS_WESTERN = 1 << MOST_AREAS;

    static final int HEAD = 3;

    /// See [Side].
    private static final double ERROR = Side.ERROR;

    private final int[] cells;
    private final double[] xy;

    CellLeaf(int[] cells, double[] xy) {
        this.cells = cells;
        this.xy = xy;
    }

    /// The smallest area of a mask, or -1.
    int first(int at, int mask) {
        return mask == 0
                ? -1
                : cells[at + HEAD + 2 * cells[at] + Integer.numberOfTrailingZeros(mask)];
    }

    int[] all(int at, int mask) {
        var areas = new int[Integer.bitCount(mask)];
        var rest = mask;
        for (var i = 0; i < areas.length; i++) {
            areas[i] = first(at, rest);
            rest &= rest - 1;
        }
        return areas;
    }

    /// Brings what [#mask] will read near; the answer means nothing.
    int touch(int code) {
        var vertex = cells[CellCode.place(code) + HEAD];
        return (int) xy[2 * vertex];
    }

    /// The areas that cover the point.
    ///
    /// With the corner at C, an edge from W (not east of C) to E (east of C) that passes C's
    /// longitude at latitude c is crossed on the way north when c is not above the point's latitude
    /// y, and on the way east as often as by a ray from the point to the far west, less once when
    /// it spans y west of C. If W lies below E the latter means W <= y < c, else c <= y < W: either
    /// way, north and less together are worth one exactly when W <= y. What the corner itself
    /// contributes is in its mask.
    int mask(int at, double x, double y) {
        int end = at + HEAD + 2 * cells[at], plain = at + HEAD + 2 * cells[at + 1];
        var inside = cells[at + 2];
        var sure = -1L;
        var next = at + HEAD;
        for (; next < end; next += 2) {
            var v = 2 * cells[next];
            var owners = cells[next + 1];
            double x1 = x - xy[v], y1 = y - xy[v + 1], x2 = x - xy[v + 2], y2 = y - xy[v + 3];
            double left = x1 * y2, right = y1 * x2;
            var side = left - right;
            var doubt = ERROR * (Math.abs(left) + Math.abs(right)) - Math.abs(side);
            sure &= Double.doubleToRawLongBits(doubt);
            // The sign bits: an end is above the point, and the point is right of the edge.
            long above1 = Double.doubleToRawLongBits(y1), above2 = Double.doubleToRawLongBits(y2);
            var crossed = (above1 ^ above2) & ~(above2 ^ Double.doubleToRawLongBits(side));
            if (next < plain) {
                crossed ^= ~(owners < 0 ? above2 : above1);
            }
            inside ^= owners & (int) (crossed >> 63);
        }
        return sure < 0 ? inside & Integer.MAX_VALUE : exactMask(at, x, y);
    }

    private int exactMask(int at, double x, double y) {
        int end = at + HEAD + 2 * cells[at], plain = at + HEAD + 2 * cells[at + 1];
        var inside = cells[at + 2];
        var on = 0;
        for (var next = at + HEAD; next < end; next += 2) {
            var v = 2 * cells[next];
            var owners = cells[next + 1];
            var side = Crossing.side(xy[v], xy[v + 1], xy[v + 2], xy[v + 3], x, y);
            if (side == Crossing.ON) {
                on |= owners;
            }
            var western = owners < 0 ? xy[v + 3] : xy[v + 1];
            var change = next < plain && western <= y ? 1 : 0;
            inside ^= ((side ^ change) & 1) == 1 ? owners : 0;
        }
        return (inside | on) & Integer.MAX_VALUE;
    }
}
