package org.doorstep.territory.layer;

import org.doorstep.geo.point.BoundingBox;

import java.util.ArrayList;
import java.util.List;

/// The cells of a grid over the earth, a twentieth of a degree each way: in Britain about 5.6 km
/// from south to north and 3.4 km from west to east.
final class Cells {

    private static final int PER_DEGREE = 20;
    private static final int ROW = 10_000;

    private Cells() {}

    static int of(double latitude, double longitude) {
        return row(latitude) * ROW + column(longitude);
    }

    /// Every cell that has a point in common with the box.
    static List<Integer> of(BoundingBox box) {
        var cells = new ArrayList<Integer>();
        for (var row = row(box.south()); row <= row(box.north()); row++) {
            for (var column = column(box.west()); column <= column(box.east()); column++) {
                cells.add(row * ROW + column);
            }
        }
        return cells;
    }

    private static int row(double latitude) {
        return (int) Math.floor((latitude + 90) * PER_DEGREE);
    }

    private static int column(double longitude) {
        return (int) Math.floor((longitude + 180) * PER_DEGREE);
    }
}
