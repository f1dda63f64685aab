package org.doorstep.geo.area;

/// A lattice of cells over all areas. A cell that no edge meets lies in one and the same set of
/// areas; any other knows the edges that meet it and the areas that cover one place of it, its
/// south-west corner. Which areas cover a point of the cell follows by going from that corner north
/// and then east to the point: every edge crossed on the way changes between inside and outside of
/// the areas that have it. Crowded cells are divided again, four by four.
///
/// Of an edge from west of the corner's longitude to east of it, both legs together are worth what
/// a ray from the point to the west crosses of it, changed once more when the point is not below
/// the edge's western end (see [CellLeaf]): no second side needs deciding. Sides come from plain
/// arithmetic without a branch; where any of them is in doubt the cell is asked again exactly.
///
/// The idea of answering most points by a cell alone and the rest by a few edges is that of A. Kipf
/// et al., "Approximate Geospatial Joins with Precision Guarantees" (2018), and of raster-sliced
/// boundaries; the exact last step is what makes every answer JTS's.
///
/// An answer is a `long`: the number of a set of areas for a cell without edges, else the cell and
/// the mask of its own areas that cover the point, or [#UNDECIDED] in a cell of too many areas.
final class CellGrid {

    static final int UNDECIDED = -2;

    /// Cells reach this many degrees (a tenth of a millimetre) beyond their lines, so that rounding
    /// cannot put a point into a cell that does not know the edges beside it.
    static final double MARGIN = 1e-9;

    /// A divided cell has [#SPLIT] times [#SPLIT] parts, in rows from the south-west.
    static final int SPLIT = 1 << CellCode.SPLIT_BITS;

    /// How often a cell may be divided, in bits of its column and its row.
    static final int DEPTH_BITS = 8;

    static final int FINEST = 1 << DEPTH_BITS;

    private final double west;
    private final double south;
    private final double perWidth;
    private final double perHeight;
    private final int columns;
    private final int rows;
    private final int[] top;
    private final int[] cells;
    private final int[][] sets;
    private final int[] firsts;
    private final CellLeaf leaf;

    CellGrid(CellGridBuilder built) {
        west = built.west;
        south = built.south;
        perWidth = 1 / built.width;
        perHeight = 1 / built.height;
        columns = built.columns;
        rows = built.rows;
        top = built.top;
        cells = built.cells();
        sets = built.sets();
        firsts = new int[sets.length];
        for (var i = 0; i < sets.length; i++) {
            firsts[i] = sets[i].length == 0 ? -1 : sets[i][0];
        }
        leaf = new CellLeaf(cells, built.xy());
    }

    /// The smallest area of an answer, or -1.
    int first(long answer) {
        var cell = (int) (answer >>> 32);
        return cell == 0 ? firsts[(int) answer] : leaf.first(cell, (int) answer);
    }

    /// All areas of an answer, smallest first.
    int[] all(long answer) {
        var cell = (int) (answer >>> 32);
        return cell == 0 ? sets[(int) answer].clone() : leaf.all(cell, (int) answer);
    }

    long locate(double x, double y) {
        double fx = (x - west) * perWidth, fy = (y - south) * perHeight;
        if (!(fx >= 0 && fy >= 0 && fx < columns && fy < rows)) {
            return 0; // set 0 is the empty one
        }
        int fineX = (int) (fx * FINEST), fineY = (int) (fy * FINEST);
        var code = top[(fineY >> DEPTH_BITS) * columns + (fineX >> DEPTH_BITS)];
        for (var shift = DEPTH_BITS - CellCode.SPLIT_BITS; CellCode.isDivided(code); ) {
            code = cells[CellCode.part(code, fineX, fineY, shift)];
            shift -= CellCode.SPLIT_BITS;
        }
        if (code >= 0) {
            return code;
        }
        if (code == CellCode.CLOSED) {
            return UNDECIDED;
        }
        var at = CellCode.place(code);
        return (long) at << 32 | leaf.mask(at, x, y);
    }

    /// The smallest area at each of the points `from` to `to`, or -1, or [#UNDECIDED].
    ///
    /// Goes through the points in blocks, and through a block stage by stage, so that the loads of
    /// many points are under way at once instead of one after the other.
    void locateAll(double[] ys, double[] xs, int from, int to, int[] answers) {
        var block = new Block();
        for (var first = from; first < to; first += Block.SIZE) {
            block.locate(ys, xs, first, Math.min(to, first + Block.SIZE), answers);
        }
    }

    /// Room for the points of a block that a cell without edges did not answer.
    private final class Block {

        static final int SIZE = 256;

        private final int[] points = new int[SIZE];
        private final int[] codes = new int[SIZE];
        private final int[] fineXs = new int[SIZE];
        private final int[] fineYs = new int[SIZE];

        void locate(double[] ys, double[] xs, int from, int to, int[] answers) {
            var open = lookUpTop(ys, xs, from, to, answers);
            var leaves = 0;
            for (var i = 0; i < open; i++) {
                var code = codes[i];
                var shift = DEPTH_BITS - CellCode.SPLIT_BITS;
                while (CellCode.isDivided(code)) {
                    code = cells[CellCode.part(code, fineXs[i], fineYs[i], shift)];
                    shift -= CellCode.SPLIT_BITS;
                }
                var point = points[i];
                points[leaves] = point;
                codes[leaves] = code;
                if (code >= 0) {
                    answers[point] = firsts[code];
                } else {
                    leaves++;
                }
            }
            lookAtEdges(ys, xs, leaves, answers);
        }

        private int lookUpTop(double[] ys, double[] xs, int from, int to, int[] answers) {
            var open = 0;
            for (var i = from; i < to; i++) {
                double fx = (xs[i] - west) * perWidth, fy = (ys[i] - south) * perHeight;
                if (!(fx >= 0 && fy >= 0 && fx < columns && fy < rows)) {
                    answers[i] = -1;
                    continue;
                }
                int fineX = (int) (fx * FINEST), fineY = (int) (fy * FINEST);
                var code = top[(fineY >> DEPTH_BITS) * columns + (fineX >> DEPTH_BITS)];
                answers[i] = firsts[Math.max(code, 0)];
                points[open] = i;
                codes[open] = code;
                fineXs[open] = fineX;
                fineYs[open] = fineY;
                open += code >>> 31;
            }
            return open;
        }

        private void lookAtEdges(double[] ys, double[] xs, int leaves, int[] answers) {
            for (var i = 0; i < leaves; i++) {
                fineXs[i] = leaf.touch(codes[i]);
            }
            for (var i = 0; i < leaves; i++) {
                var point = points[i];
                var code = codes[i];
                if (code == CellCode.CLOSED) {
                    answers[point] = UNDECIDED;
                } else {
                    var at = CellCode.place(code);
                    answers[point] = leaf.first(at, leaf.mask(at, xs[point], ys[point]));
                }
            }
        }
    }
}
