package org.doorstep.geo.area;

import java.util.Arrays;

/// What the builder of a [CellGrid] asks about edges and cells. A cell is named by its south-west
/// corner and size; it reaches [CellGrid#MARGIN] beyond, and the place of it whose areas are
/// carried along, called its corner, is the south-western one of the cell so grown, or rather a
/// place a little east of it, so that it lies on no edge but those that run along its latitude,
/// above which it lies.
final class CellEdges {

    private final EdgeTable edges;
    private final double[] xy;

    CellEdges(EdgeTable edges) {
        this.edges = edges;
        this.xy = edges.xy;
    }

    /// An edge that ends on the cell's western line lies west of every place in it.
    boolean meets(int edge, double x, double y, double w, double h) {
        var v = 2 * edges.vertices[edge];
        var margin = CellGrid.MARGIN;
        return Math.max(xy[v], xy[v + 2]) > x - margin
                && edges.mayMeet(edge, x - margin, y - margin, x + w + margin, y + h + margin);
    }

    /// Those of the edges that meet the cell.
    int[] meeting(int[] mine, double x, double y, double w, double h) {
        var met = new int[mine.length];
        var count = 0;
        for (var edge : mine) {
            met[count] = edge;
            count += meets(edge, x, y, w, h) ? 1 : 0;
        }
        return Arrays.copyOf(met, count);
    }

    /// Whether the edge has one end west of the longitude of a cell's corner, or at it, and one
    /// east.
    boolean straddles(int edge, double x) {
        var v = 2 * edges.vertices[edge];
        var cornerX = x - CellGrid.MARGIN;
        return xy[v] > cornerX != xy[v + 2] > cornerX;
    }

    /// Whether the second vertex of an edge is the western one.
    boolean isSecondWestern(int edge) {
        var v = 2 * edges.vertices[edge];
        return xy[v + 2] < xy[v];
    }

    /// Whether a straddling edge passes a cell's corner below it.
    boolean isBelow(int edge, double x, double y) {
        var v = 2 * edges.vertices[edge];
        var west = isSecondWestern(edge) ? v + 2 : v;
        var east = 2 * v + 2 - west;
        return Crossing.isAbove(
                xy[west],
                xy[west + 1],
                xy[east],
                xy[east + 1],
                x - CellGrid.MARGIN,
                y - CellGrid.MARGIN);
    }

    /// The areas at the corner (toX, toY), told from those at the corner (x, y) of a cell and the
    /// edges that meet it, as [CellLeaf#mask] does.
    AreaSet covering(int[] mine, AreaSet corner, double x, double y, double toX, double toY) {
        double toCornerX = toX - CellGrid.MARGIN, toCornerY = toY - CellGrid.MARGIN;
        var covering = corner;
        for (var edge : mine) {
            var v = 2 * edges.vertices[edge];
            var changes =
                    Crossing.justEast(xy[v], xy[v + 1], xy[v + 2], xy[v + 3], toCornerX, toCornerY);
            if (straddles(edge, x)) {
                changes += xy[isSecondWestern(edge) ? v + 3 : v + 1] <= toCornerY ? 1 : 0;
                changes += isBelow(edge, x, y) ? 1 : 0;
            }
            if ((changes & 1) == 1) {
                covering = toggled(covering, edge);
            }
        }
        return covering;
    }

    private AreaSet toggled(AreaSet set, int edge) {
        var first = set.toggled(edges.owners[2 * edge]);
        var second = edges.owners[2 * edge + 1];
        return second < 0 ? first : first.toggled(second);
    }

    /// All areas that have a place of the cell: those at its corner and those with an edge.
    int[] areas(int[] mine, AreaSet corner) {
        var all = Arrays.copyOf(corner.areas(), corner.areas().length + 2 * mine.length);
        var next = corner.areas().length;
        for (var edge : mine) {
            all[next++] = edges.owners[2 * edge];
            all[next++] = edges.owners[2 * edge + 1];
        }
        return Arrays.stream(all).filter(area -> area >= 0).sorted().distinct().toArray();
    }
}
