package org.doorstep.geo.area;

/// A lattice of cells over all areas. A cell that no edge meets lies in one and the same set of
/// areas; any other knows the edges that meet it and the areas that cover one place of it, its
/// south-west corner. Which areas cover a point of the cell follows by going from that corner north
/// and then east to the point: every edge crossed on the way changes between inside and outside of
/// the areas that have it. The sides are decided exactly, so the answer is that of a ray cast
/// across the whole outline, for the price of the few edges of one cell. Crowded cells are divided
/// again, four by four.
///
/// An answer is a `long`: the number of a set of areas for a cell without edges, else the cell and
/// the mask of its own areas that cover the point, or [#UNDECIDED] where the way's corner falls
/// exactly on an edge, which is left to JTS.
final class CellGrid {

    static final long UNDECIDED = -1;

    /// Cells reach this many degrees (a tenth of a millimetre) beyond their lines, so that rounding
    /// cannot put a point into a cell that does not know the edges beside it.
    static final double MARGIN = 1e-9;

    /// A cell divided again into [#SPLIT] times [#SPLIT] cells.
    static final int DIVIDED = -1;

    /// A cell in which nothing can be decided here.
    static final int CLOSED = -2;

    static final int SPLIT = 4;

    /// A cell's own areas are bits of a positive int.
    static final int MOST_AREAS = 31;

    /// Place of a cell's parts from where it begins: number of edges; areas and straddlers; mask at
    /// its corner; then its areas.
    static final int HEAD = 3;

    private final double west;
    private final double south;
    private final double width;
    private final double height;
    private final double perWidth;
    private final double perHeight;
    private final int columns;
    private final int rows;
    private final int[] top;
    private final int[] cells;
    private final int[][] sets;
    private final double[] xy;

    CellGrid(CellGridBuilder built) {
        west = built.west;
        south = built.south;
        width = built.width;
        height = built.height;
        perWidth = 1 / width;
        perHeight = 1 / height;
        columns = built.columns;
        rows = built.rows;
        top = built.top;
        cells = built.cells();
        sets = built.sets();
        xy = built.xy();
    }

    /// The smallest area of an answer, or -1.
    int first(long answer) {
        var cell = (int) (answer >>> 32);
        var low = (int) answer;
        if (cell == 0) {
            var set = sets[low];
            return set.length == 0 ? -1 : set[0];
        }
        return low == 0 ? -1 : cells[cell + HEAD + Integer.numberOfTrailingZeros(low)];
    }

    /// All areas of an answer, smallest first.
    int[] all(long answer) {
        var cell = (int) (answer >>> 32);
        var low = (int) answer;
        if (cell == 0) {
            return sets[low].clone();
        }
        var areas = new int[Integer.bitCount(low)];
        for (var i = 0; i < areas.length; i++) {
            areas[i] = cells[cell + HEAD + Integer.numberOfTrailingZeros(low)];
            low &= low - 1;
        }
        return areas;
    }

    long locate(double x, double y) {
        double fx = (x - west) * perWidth, fy = (y - south) * perHeight;
        if (!(fx >= 0 && fy >= 0 && fx < columns && fy < rows)) {
            return 0; // set 0 is the empty one
        }
        int column = (int) fx, row = (int) fy;
        var code = top[row * columns + column];
        if (code >= 0) {
            return code;
        }
        return inCell(~code, west + column * width, south + row * height, x, y);
    }

    private long inCell(int at, double cellWest, double cellSouth, double x, double y) {
        double w = width, h = height, perW = perWidth, perH = perHeight;
        while (cells[at] == DIVIDED) {
            w /= SPLIT;
            h /= SPLIT;
            perW *= SPLIT;
            perH *= SPLIT;
            var column = Math.clamp((int) ((x - cellWest) * perW), 0, SPLIT - 1);
            var row = Math.clamp((int) ((y - cellSouth) * perH), 0, SPLIT - 1);
            cellWest += column * w;
            cellSouth += row * h;
            var code = cells[at + 1 + row * SPLIT + column];
            if (code >= 0) {
                return code;
            }
            at = ~code;
        }
        if (cells[at] == CLOSED) {
            return UNDECIDED;
        }
        var mask = mask(at, cellWest - MARGIN, cellSouth - MARGIN, x, y);
        return mask < 0 ? UNDECIDED : (long) at << 32 | mask;
    }

    /// Negative when undecided.
    private int mask(int at, double cornerX, double cornerY, double x, double y) {
        var edges = cells[at];
        var areas = cells[at + 1] & 0xffff;
        var straddlers = cells[at + 1] >>> 16;
        var inside = cells[at + 2];
        var on = 0;
        var next = at + HEAD + areas;
        for (var i = 0; i < edges; i++, next += 2) {
            var v = 2 * cells[next];
            var owners = cells[next + 1];
            double x1 = xy[v], y1 = xy[v + 1], x2 = xy[v + 2], y2 = xy[v + 3];
            var crossings = 0;
            if (i < straddlers) {
                crossings = Crossing.ofCornerWay(x1, y1, x2, y2, cornerX, cornerY, y);
                if (crossings == Crossing.UNDECIDED) {
                    return -1;
                }
            }
            var side = Crossing.side(x1, y1, x2, y2, x, y);
            if (side == Crossing.ON) {
                on |= owners;
            } else if (((side + crossings) & 1) == 1) {
                inside ^= owners;
            }
        }
        return inside | on;
    }
}
