package org.doorstep.geo.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Builds a [CellGrid]: lays every edge into the cells it meets, then goes along each row of cells
/// from outside everything and carries the set of areas that cover a cell's corner on to the next.
/// O(n) for n edges as a rule.
final class CellGridBuilder {

    /// More edges than this in a cell, and it is divided.
    private static final int CROWD = 6;

    /// So many cells an edge, before crowded ones are divided. With this and [#CROWD] all wards of
    /// Great Britain take three times the room of their coordinates; twice as fine is no faster.
    private static final int CELLS_PER_EDGE = 4;

    private static final int MOST_CELLS = 8_000_000;

    /// In how many cells an edge lies on the average at the most, before crowded ones are divided;
    /// boundaries of the ground lie in fewer than two. Longer edges get wider cells.
    private static final int MOST_CELLS_AN_EDGE = 8;

    /// Room an edge on the average at the most; boundaries of the ground take a quarter of it. When
    /// it is used up crowded cells stay crowded.
    private static final int MOST_ROOM_AN_EDGE = 32;

    private static final int LEAST_ROOM = 1 << 20;

    final double west;
    final double south;
    final double width;
    final double height;
    final int columns;
    final int rows;
    final int[] top;

    private final EdgeTable edges;
    private final CellEdges cellEdges;
    private int[] cells = new int[4096];

    /// Nothing begins at 0, which stands for no cell; what is read there is zeros.
    private int used = CellLeaf.HEAD + 1;

    private final List<int[]> sets = new ArrayList<>();
    private final Map<AreaSet, Integer> setNumbers = new HashMap<>();

    CellGridBuilder(EdgeTable edges) {
        this.edges = edges;
        double[] box = box(edges.xy);
        double wide = box[2] - box[0] + 4 * CellGrid.MARGIN;
        double high = box[3] - box[1] + 4 * CellGrid.MARGIN;
        var wanted = wanted(wide, high);
        columns = columns(wanted, wide, high);
        rows = Math.max(1, wanted / columns);
        west = box[0] - 2 * CellGrid.MARGIN;
        south = box[1] - 2 * CellGrid.MARGIN;
        width = wide / columns * (1 + 1e-9);
        height = high / rows * (1 + 1e-9);
        top = new int[columns * rows];
        cellEdges = new CellEdges(edges);
        setNumber(AreaSet.EMPTY);
        build();
    }

    /// How many cells.
    private int wanted(double wide, double high) {
        var wanted = (int) Math.clamp((long) CELLS_PER_EDGE * edges.size, 1, MOST_CELLS);
        var across = columns(wanted, wide, high);
        double perDegreeEast = across / wide, perDegreeNorth = wanted / across / high;
        var met = 0.0;
        for (var edge = 0; edge < edges.size; edge++) {
            var v = 2 * edges.vertices[edge];
            met += Math.abs(edges.xy[v] - edges.xy[v + 2]) * perDegreeEast;
            met += Math.abs(edges.xy[v + 1] - edges.xy[v + 3]) * perDegreeNorth;
        }
        var excess = Math.max(1, met / Math.max(1, edges.size) / MOST_CELLS_AN_EDGE);
        return (int) Math.clamp(wanted / (excess * excess), 1, MOST_CELLS);
    }

    /// Degrees north are longer on the ground than degrees east; cells of twice the width are about
    /// square in Britain.
    private static int columns(int wanted, double wide, double high) {
        return (int) Math.clamp(Math.sqrt(wanted * wide / high / 1.7), 1, wanted);
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
            var corner = AreaSet.EMPTY;
            var y = south + row * height;
            for (var column = 0; column < columns; column++) {
                var cell = row * columns + column;
                var mine = Arrays.copyOfRange(met, starts[cell], starts[cell + 1]);
                top[cell] = cell(mine, corner, west + column * width, y, 0);
                corner =
                        cellEdges.covering(
                                mine,
                                corner,
                                west + column * width,
                                y,
                                west + (column + 1) * width,
                                y);
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
                    double x = west + column * width, y = south + row * height;
                    if (cellEdges.meets(edge, x, y, width, height)) {
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

    private int setNumber(AreaSet set) {
        return setNumbers.computeIfAbsent(
                set,
                unseen -> {
                    sets.add(set.areas());
                    return sets.size() - 1;
                });
    }

    private int cell(int[] mine, AreaSet corner, double x, double y, int depth) {
        if (mine.length == 0) {
            return setNumber(corner);
        }
        if (mine.length > CROWD && hasRoom() && depth * CellCode.SPLIT_BITS < CellGrid.DEPTH_BITS) {
            return divided(mine, corner, x, y, depth + 1);
        }
        return leaf(mine, corner, x, y);
    }

    private boolean hasRoom() {
        return used < LEAST_ROOM + (long) MOST_ROOM_AN_EDGE * edges.size;
    }

    private int divided(int[] mine, AreaSet corner, double x, double y, int depth) {
        var place = take(CellGrid.SPLIT * CellGrid.SPLIT);
        var parts = 1 << depth * CellCode.SPLIT_BITS;
        double w = width / parts, h = height / parts;
        for (var row = 0; row < CellGrid.SPLIT; row++) {
            var inRow = cellEdges.meeting(mine, x, y + row * h, CellGrid.SPLIT * w, h);
            for (var column = 0; column < CellGrid.SPLIT; column++) {
                double partX = x + column * w, partY = y + row * h;
                var code =
                        cell(
                                cellEdges.meeting(inRow, partX, partY, w, h),
                                cellEdges.covering(mine, corner, x, y, partX, partY),
                                partX,
                                partY,
                                depth);
                cells[place + row * CellGrid.SPLIT + column] = code;
            }
        }
        return CellCode.ofParts(place);
    }

    private int leaf(int[] mine, AreaSet corner, double x, double y) {
        var own = cellEdges.areas(mine, corner);
        if (own.length > CellLeaf.MOST_AREAS) {
            return CellCode.CLOSED;
        }
        var at = take(CellLeaf.HEAD + 2 * mine.length + own.length);
        var mask = 0;
        for (var area : corner.areas()) {
            mask |= bit(own, area);
        }
        var next = at + CellLeaf.HEAD;
        for (var edge : mine) {
            if (cellEdges.straddles(edge, x)) {
                var owners = owners(own, edge);
                mask ^= cellEdges.isBelow(edge, x, y) ? owners : 0;
                cells[next++] = edges.vertices[edge];
                cells[next++] =
                        owners | (cellEdges.isSecondWestern(edge) ? CellLeaf.SECOND_IS_WESTERN : 0);
            }
        }
        cells[at] = mine.length;
        cells[at + 1] = (next - at - CellLeaf.HEAD) / 2;
        cells[at + 2] = mask;
        for (var edge : mine) {
            if (!cellEdges.straddles(edge, x)) {
                cells[next++] = edges.vertices[edge];
                cells[next++] = owners(own, edge);
            }
        }
        System.arraycopy(own, 0, cells, next, own.length);
        return CellCode.ofLeaf(at);
    }

    private int owners(int[] own, int edge) {
        return bit(own, edges.owners[2 * edge]) | bit(own, edges.owners[2 * edge + 1]);
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
