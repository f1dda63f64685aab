package org.doorstep.geo.grid;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/// By how much the National Grid differs from ETRS89 laid into the same projection: Ordnance
/// Survey's OSTN15, a lattice of 1 km from the false origin to 700 km east and 1,250 km north,
/// bilinear in between. Immutable; 3.5 MB once unpacked.
///
/// The file beside this class holds the eastings' differences in whole millimetres, row by row from
/// the south, then the northings'. Each is told by what it differs from the sum of its western and
/// its southern neighbour less the one between (0 where there is none), as a zigzag number of seven
/// bits a byte, the lowest first.
final class Ostn15 {

    private static final int COLUMNS = 701;
    private static final int ROWS = 1_251;
    private static final double CELL = 1_000;

    /// The smallest differences in millimetres; the file counts from there.
    private static final int LEAST_EAST = 82_140;

    private static final int LEAST_NORTH = -84_180;

    private final char[] east;
    private final char[] north;

    private Ostn15(char[] east, char[] north) {
        this.east = east;
        this.north = north;
    }

    private static final class Holder {
        private static final Ostn15 LATTICE = read();
    }

    /// Read on first use.
    static Ostn15 lattice() {
        return Holder.LATTICE;
    }

    private static Ostn15 read() {
        try (var file = Ostn15.class.getResourceAsStream("ostn15.gz")) {
            if (file == null) {
                throw new IllegalStateException("ostn15.gz is missing beside its class.");
            }
            var in = new BufferedInputStream(new GZIPInputStream(file), 1 << 16);
            return new Ostn15(differences(in), differences(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static char[] differences(InputStream in) throws IOException {
        var values = new char[COLUMNS * ROWS];
        for (var at = 0; at < values.length; at++) {
            int west = at % COLUMNS > 0 ? values[at - 1] : 0;
            int south = at >= COLUMNS ? values[at - COLUMNS] : 0;
            int between = at >= COLUMNS && at % COLUMNS > 0 ? values[at - COLUMNS - 1] : 0;
            values[at] = (char) (west + south - between + zigzag(in));
        }
        return values;
    }

    private static int zigzag(InputStream in) throws IOException {
        var number = 0;
        var shift = 0;
        int next;
        do {
            next = in.read();
            number |= (next & 0x7f) << shift;
            shift += 7;
        } while (next > 0x7f);
        return number >>> 1 ^ -(number & 1);
    }

    /// What to add to ETRS89 metres to get National Grid metres; null off the lattice.
    @Nullable GridPoint differenceAt(double x, double y) {
        if (!(x >= 0 && x < (COLUMNS - 1) * CELL && y >= 0 && y < (ROWS - 1) * CELL)) {
            return null;
        }
        var column = (int) (x / CELL);
        var row = (int) (y / CELL);
        var at = row * COLUMNS + column;
        double t = x / CELL - column, u = y / CELL - row;
        return new GridPoint(
                (LEAST_EAST + between(east, at, t, u)) / 1_000,
                (LEAST_NORTH + between(north, at, t, u)) / 1_000);
    }

    private static double between(char[] values, int at, double t, double u) {
        return (1 - t) * (1 - u) * values[at]
                + t * (1 - u) * values[at + 1]
                + t * u * values[at + COLUMNS + 1]
                + (1 - t) * u * values[at + COLUMNS];
    }
}
