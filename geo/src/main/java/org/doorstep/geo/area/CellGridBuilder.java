package org.doorstep.geo.area;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Builds a [CellGrid]: lays every edge into the cells it meets, then goes along each row of cells
/// from outside everything and carries the set of areas that cover a cell's corner on to the next.
final class CellGridBuilder {

    /// More edges than this in a cell, and it is divided.
    private static final int CROWD = 8;

    private static final int DEEPEST = 4;

    private static final int MOST_CELLS = 4_000_000;

    final double west;
    final double south;
    final double width;
    final double height;
    final int columns;
    final int rows;
    final int[] top;

    private final EdgeTable edges;
    private int[] cells = new int[4096];
    private int used = 1; // so that no cell begins at 0, which stands for none

    private final List<int[]> sets = new ArrayList<>();
    private final Map<List<Integer>, Integer> setNumbers = new HashMap<>();

    CellGridBuilder(EdgeTable edges) {
        this.edges = edges;
        double[] box = box(edges.xy);
        var wanted = Math.clamp(edges.size, 1, MOST_CELLS);
        double wide = box[2] - box[0] + 4 * CellGrid.MARGIN;
        double high = box[3] - box[1] + 4 * CellGrid.MARGIN;
        // Degrees north are longer on the ground than degrees east; cells of twice the width are
        // about square in Britain.
        columns = (int) Math.clamp(Math.sqrt(wanted * wide / high / 1.7), 1, wanted);
        rows = Math.max(1, wanted / columns);
        west = box[0] - 2 * CellGrid.MARGIN;
        south = box[1] - 2 * CellGrid.MARGIN;
        width = wide / columns * (1 + 1e-9);
        height = high / rows * (1 + 1e-9);
        top = new int[columns * rows];
        setNumber(new int[0]);
        build();
    }

    private static double[] box(double[] xy) {
        double[] box = {180, 90, -180, -90};
        for (var i = 0; i < xy.length; i += 2) {
            box[0] = Math.min(box[0], xy[i]);
            box[1] = Math.min(box[1], xy[i + 1]);
            box[2] = Math.max(box[2], xy[i]);
            box[3] = Math.max(box[3], xy[i + 1]);
        }
        return xy.length == 0 ? new double[4] : box;
    }

    int[] cells() {
        return Arrays.copyOf(cells, used);
    }

    int[][] sets() {
        return sets.toArray(int[][]::new);
    }

    double[] xy() {
        return edges.xy;
    }

    private void build() {
        var starts = new int[top.length + 1];
        forEachMeeting((edge, cell) -> starts[cell + 1]++);
        for (var i = 0; i < top.length; i++) {
            starts[i + 1] += starts[i];
        }
        var met = new int[starts[top.length]];
        var next = starts.clone();
        forEachMeeting((edge, cell) -> met[next[cell]++] = edge);
        for (var row = 0; row < rows; row++) {
            int @Nullable [] corner = new int[0];
            for (var column = 0; column < columns; column++) {
                var cell = row * columns + column;
                var mine = Arrays.copyOfRange(met, starts[cell], starts[cell + 1]);
                double x = west + column * width, y = south + row * height;
                top[cell] = cell(mine, corner, x, y, width, height, 0);
                corner = next(mine, corner, column, row);
            }
        }
    }

    private interface Meeting {
        void meet(int edge, int cell);
    }

    private void forEachMeeting(Meeting meeting) {
        for (var edge = 0; edge < edges.size; edge++) {
            var v = 2 * edges.vertices[edge];
            double x1 = edges.xy[v], y1 = edges.xy[v + 1];
            double x2 = edges.xy[v + 2], y2 = edges.xy[v + 3];
            var firstColumn = column(Math.min(x1, x2) - 2 * CellGrid.MARGIN);
            var lastColumn = column(Math.max(x1, x2) + 2 * CellGrid.MARGIN);
            var firstRow = row(Math.min(y1, y2) - 2 * CellGrid.MARGIN);
            var lastRow = row(Math.max(y1, y2) + 2 * CellGrid.MARGIN);
            for (var row = firstRow; row <= lastRow; row++) {
                for (var column = firstColumn; column <= lastColumn; column++) {
                    if (meets(edge, west + column * width, south + row * height, width, height)) {
                        meeting.meet(edge, row * columns + column);
                    }
                }
            }
        }
    }

    private int column(double x) {
        return Math.clamp((int) ((x - west) / width), 0, columns - 1);
    }

    private int row(double y) {
        return Math.clamp((int) ((y - south) / height), 0, rows - 1);
    }

    /// An edge that ends on the cell's western line lies west of every place in it.
    private boolean meets(int edge, double x, double y, double w, double h) {
        var v = 2 * edges.vertices[edge];
        var margin = CellGrid.MARGIN;
        return Math.max(edges.xy[v], edges.xy[v + 2]) > x - margin
                && edges.mayMeet(edge, x - margin, y - margin, x + w + margin, y + h + margin);
    }

    /// The areas at the corner of the next cell of the row; null when that lies on an edge or is
    /// not known.
    private int @Nullable [] next(int[] mine, int @Nullable [] corner, int column, int row) {
        if (mine.length == 0 || corner == null) {
            // Unknown stays unknown up to the end of the row: such a row is left to JTS.
            return corner;
        }
        var x = west + column * width - CellGrid.MARGIN;
        var y = south + row * height - CellGrid.MARGIN;
        return covering(mine, corner, x, y, west + (column + 1) * width - CellGrid.MARGIN, y);
    }

    /// The areas that cover a place, told from those at a corner; null when the place or the way's
    /// turn lies on an edge.
    private int @Nullable [] covering(
            int[] mine, int[] corner, double cornerX, double cornerY, double x, double y) {
        var inside = new TreeSet<Integer>();
        for (var area : corner) {
            inside.add(area);
        }
        for (var edge : mine) {
            var v = 2 * edges.vertices[edge];
            double x1 = edges.xy[v], y1 = edges.xy[v + 1];
            double x2 = edges.xy[v + 2], y2 = edges.xy[v + 3];
            var crossings = 0;
            if (x1 > cornerX != x2 > cornerX) {
                crossings = Crossing.ofCornerWay(x1, y1, x2, y2, cornerX, cornerY, y);
            }
            var side = Crossing.side(x1, y1, x2, y2, x, y);
            if (crossings == Crossing.UNDECIDED || side == Crossing.ON) {
                return null;
            }
            if (((side + crossings) & 1) == 1) {
                toggle(inside, edges.owners[2 * edge]);
                toggle(inside, edges.owners[2 * edge + 1]);
            }
        }
        return inside.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void toggle(TreeSet<Integer> inside, int area) {
        if (area >= 0 && !inside.remove(area)) {
            inside.add(area);
        }
    }

    private int setNumber(int[] set) {
        var key = Arrays.stream(set).boxed().toList();
        return setNumbers.computeIfAbsent(
                key,
                unseen -> {
                    sets.add(set);
                    return sets.size() - 1;
                });
    }

    private int cell(
            int[] mine,
            int @Nullable [] corner,
            double x,
            double y,
            double w,
            double h,
            int depth) {
        if (corner == null) {
            return closed();
        }
        if (mine.length == 0) {
            return setNumber(corner);
        }
        if (mine.length > CROWD && depth < DEEPEST) {
            return divided(mine, corner, x, y, w / CellGrid.SPLIT, h / CellGrid.SPLIT, depth + 1);
        }
        return leaf(mine, corner, x - CellGrid.MARGIN);
    }

    private int closed() {
        var at = take(1);
        cells[at] = CellGrid.CLOSED;
        return ~at;
    }

    private int divided(
            int[] mine, int[] corner, double x, double y, double w, double h, int depth) {
        var at = take(1 + CellGrid.SPLIT * CellGrid.SPLIT);
        cells[at] = CellGrid.DIVIDED;
        for (var row = 0; row < CellGrid.SPLIT; row++) {
            for (var column = 0; column < CellGrid.SPLIT; column++) {
                double cellX = x + column * w, cellY = y + row * h;
                var inner =
                        Arrays.stream(mine)
                                .filter(edge -> meets(edge, cellX, cellY, w, h))
                                .toArray();
                var innerCorner =
                        covering(
                                mine,
                                corner,
                                x - CellGrid.MARGIN,
                                y - CellGrid.MARGIN,
                                cellX - CellGrid.MARGIN,
                                cellY - CellGrid.MARGIN);
                var code = cell(inner, innerCorner, cellX, cellY, w, h, depth);
                cells[at + 1 + row * CellGrid.SPLIT + column] = code;
            }
        }
        return ~at;
    }

    private int leaf(int[] mine, int[] corner, double cornerX) {
        var areas = new TreeSet<Integer>();
        for (var area : corner) {
            areas.add(area);
        }
        for (var edge : mine) {
            areas.add(edges.owners[2 * edge]);
            areas.add(edges.owners[2 * edge + 1]);
        }
        areas.remove(-1);
        if (areas.size() > CellGrid.MOST_AREAS) {
            return closed();
        }
        var own = areas.stream().mapToInt(Integer::intValue).toArray();
        var at = take(CellGrid.HEAD + own.length + 2 * mine.length);
        System.arraycopy(own, 0, cells, at + CellGrid.HEAD, own.length);
        var mask = 0;
        for (var area : corner) {
            mask |= bit(own, area);
        }
        cells[at] = mine.length;
        cells[at + 2] = mask;
        var next = at + CellGrid.HEAD + own.length;
        var straddlers = 0;
        for (var straddling : new boolean[] {true, false}) {
            for (var edge : mine) {
                var v = 2 * edges.vertices[edge];
                if ((edges.xy[v] > cornerX != edges.xy[v + 2] > cornerX) == straddling) {
                    straddlers += straddling ? 1 : 0;
                    cells[next++] = edges.vertices[edge];
                    cells[next++] =
                            bit(own, edges.owners[2 * edge]) | bit(own, edges.owners[2 * edge + 1]);
                }
            }
        }
        cells[at + 1] = own.length | straddlers << 16;
        return ~at;
    }

    private static int bit(int[] own, int area) {
        return area < 0 ? 0 : 1 << Arrays.binarySearch(own, area);
    }

    private int take(int count) {
        while (used + count > cells.length) {
            cells = Arrays.copyOf(cells, 2 * cells.length);
        }
        used += count;
        return used - count;
    }
}
