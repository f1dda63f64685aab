package org.doorstep.geo.nearby;

/// Places sorted into a lattice of cells by counting. Immutable; may be shared between threads.
final class PlaceCells {

    private static final int MOST_CELLS = 1 << 20;
    private static final double METRES_PER_DEGREE = 111_320;

    /// A cell is this share of the radius high and wide where there is room for so many cells, so
    /// that few items near a cell are not near its places.
    private static final double SHARE_OF_RADIUS = 0.2;

    /// Cells that are worked on in one go.
    private static final int SHARE = 256;

    final double[] latitudes;
    final double[] longitudes;

    /// The numbers of the places, cell by cell.
    final int[] places;

    /// Where each cell begins, and at the end their number.
    final int[] starts;

    private final double south;
    private final double west;
    private final double perDegreeNorth;
    private final double perDegreeEast;
    private final int rows;
    private final int columns;

    PlaceCells(double[] latitudes, double[] longitudes, double radius) {
        if (latitudes.length != longitudes.length) {
            throw new IllegalArgumentException(
                    latitudes.length + " latitudes, but " + longitudes.length + " longitudes.");
        }
        this.latitudes = latitudes;
        this.longitudes = longitudes;
        double[] box = box();
        south = box[0];
        west = box[1];
        double high = Math.max(1e-9, box[2] - south), wide = Math.max(1e-9, box[3] - west);
        var shrink = Math.max(0.01, Math.cos(Math.toRadians((south + box[2]) / 2)));
        var size = Math.max(1, radius * SHARE_OF_RADIUS) / METRES_PER_DEGREE;
        double wantedRows = Math.ceil(high / size), wantedColumns = Math.ceil(wide * shrink / size);
        var thinning = Math.max(1, Math.sqrt(wantedRows * wantedColumns / MOST_CELLS));
        rows = (int) Math.clamp(wantedRows / thinning, 1, MOST_CELLS);
        columns = (int) Math.clamp(wantedColumns / thinning, 1, MOST_CELLS / rows);
        perDegreeNorth = rows / high;
        perDegreeEast = columns / wide;
        starts = new int[rows * columns + 2];
        places = sorted();
    }

    private double[] box() {
        double[] box = {90, 180, -90, -180};
        for (var i = 0; i < latitudes.length; i++) {
            if (RadiusJoin.isPlace(latitudes[i], longitudes[i])) {
                box[0] = Math.min(box[0], latitudes[i]);
                box[1] = Math.min(box[1], longitudes[i]);
                box[2] = Math.max(box[2], latitudes[i]);
                box[3] = Math.max(box[3], longitudes[i]);
            }
        }
        return box;
    }

    /// The last cell is for what is no place; it is left out.
    private int[] sorted() {
        for (var i = 0; i < latitudes.length; i++) {
            starts[cell(i) + 1]++;
        }
        for (var cell = 1; cell < starts.length; cell++) {
            starts[cell] += starts[cell - 1];
        }
        var sorted = new int[latitudes.length];
        var next = starts.clone();
        for (var i = 0; i < latitudes.length; i++) {
            sorted[next[cell(i)]++] = i;
        }
        return sorted;
    }

    private int cell(int place) {
        if (!RadiusJoin.isPlace(latitudes[place], longitudes[place])) {
            return rows * columns;
        }
        var row = (int) ((latitudes[place] - south) * perDegreeNorth);
        var column = (int) ((longitudes[place] - west) * perDegreeEast);
        return Math.min(row, rows - 1) * columns + Math.min(column, columns - 1);
    }

    int cells() {
        return rows * columns;
    }

    int sharesOfWork() {
        return Math.ceilDiv(cells(), SHARE);
    }

    int firstCell(int share) {
        return Math.min(cells(), share * SHARE);
    }
}
