package org.doorstep.geo.nearby;

import org.doorstep.geo.point.GeoPoint;

import java.util.List;

/// Items sorted by counting into a lattice of cells, row by row, so that those of neighbouring
/// cells of a row stand side by side. Immutable; may be shared between threads.
final class ItemCells {

    /// A cell is this share of the radius high and wide where there is room for so many cells.
    private static final double SHARE_OF_RADIUS = 0.5;

    private static final double METRES_PER_DEGREE = 111_320;

    /// More cells an item would only make more empty ones.
    private static final int CELLS_PER_ITEM = 16;

    private static final int MOST_CELLS = 1 << 20;

    /// The numbers of the items, cell by cell, and where they are in space.
    final int[] items;

    final double[] x;
    final double[] y;
    final double[] z;

    private final int[] starts;
    private final double south;
    private final double west;
    private final double perDegreeNorth;
    private final double perDegreeEast;
    private final int rows;
    private final int columns;

    ItemCells(List<GeoPoint> places, double radius) {
        items = new int[places.size()];
        x = new double[items.length];
        y = new double[items.length];
        z = new double[items.length];
        double[] box = box(places);
        south = box[0];
        west = box[1];
        double high = Math.max(1e-9, box[2] - south), wide = Math.max(1e-9, box[3] - west);
        var shrink = Math.max(0.01, Math.cos(Math.toRadians((south + box[2]) / 2)));
        var size = Math.max(1, radius * SHARE_OF_RADIUS) / METRES_PER_DEGREE;
        double wantedRows = Math.ceil(high / size), wantedColumns = Math.ceil(wide * shrink / size);
        var most = (int) Math.clamp((long) items.length * CELLS_PER_ITEM, 1, MOST_CELLS);
        var thinning = Math.max(1, Math.sqrt(wantedRows * wantedColumns / most));
        rows = (int) Math.clamp(wantedRows / thinning, 1, most);
        columns = (int) Math.clamp(wantedColumns / thinning, 1, most / rows);
        perDegreeNorth = rows / high;
        perDegreeEast = columns / wide;
        starts = new int[rows * columns + 1];
        sort(places);
    }

    private static double[] box(List<GeoPoint> places) {
        double[] box = {90, 180, -90, -180};
        for (var place : places) {
            box[0] = Math.min(box[0], place.latitude());
            box[1] = Math.min(box[1], place.longitude());
            box[2] = Math.max(box[2], place.latitude());
            box[3] = Math.max(box[3], place.longitude());
        }
        return box;
    }

    private void sort(List<GeoPoint> places) {
        for (var place : places) {
            starts[cell(place) + 1]++;
        }
        for (var cell = 1; cell < starts.length; cell++) {
            starts[cell] += starts[cell - 1];
        }
        var next = starts.clone();
        for (var number = 0; number < items.length; number++) {
            var place = places.get(number);
            var at = next[cell(place)]++;
            var point = RadiusJoin.inSpace(place.latitude(), place.longitude());
            items[at] = number;
            x[at] = point.x();
            y[at] = point.y();
            z[at] = point.z();
        }
    }

    private int cell(GeoPoint place) {
        return row(place.latitude()) * columns + column(place.longitude());
    }

    /// The row of cells in which a latitude is, or the one nearest to it.
    int row(double latitude) {
        return Math.clamp((long) ((latitude - south) * perDegreeNorth), 0, rows - 1);
    }

    /// The column of cells in which a longitude is, or the one nearest to it.
    int column(double longitude) {
        return Math.clamp((long) ((longitude - west) * perDegreeEast), 0, columns - 1);
    }

    /// Where the items of a cell begin.
    int start(int row, int column) {
        return starts[row * columns + column];
    }

    /// Where the items of a cell end.
    int end(int row, int column) {
        return starts[row * columns + column + 1];
    }
}
