package org.doorstep.bench;

import org.doorstep.geo.grid.NationalGrid;

import java.io.IOException;
import java.util.Random;

/// Places in degrees, as two arrays.
///
/// @param latitudes degrees north
/// @param longitudes degrees east, as many
record Points(double[] latitudes, double[] longitudes) {

    /// Every located postcode of the open data, in the order of its file: by postcode, so
    /// neighbours mostly stand together, as they do in a register.
    static Points ofPostcodes() throws IOException {
        var eastings = new double[2_000_000];
        var northings = new double[2_000_000];
        var count = 0;
        try (var lines = OpenData.gzipLines("postcodes/codepoint_open_2014-08_shared.csv.gz")) {
            lines.readLine();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var cells = line.split(",", -1);
                if (!cells[2].isEmpty() && !cells[2].equals("0")) {
                    eastings[count] = Double.parseDouble(cells[2]);
                    northings[count++] = Double.parseDouble(cells[3]);
                }
            }
        }
        var points = new Points(new double[count], new double[count]);
        for (var i = 0; i < count; i++) {
            var place = NationalGrid.toWgs84(eastings[i], northings[i]);
            points.latitudes[i] = place.latitude();
            points.longitudes[i] = place.longitude();
        }
        return points;
    }

    int size() {
        return latitudes.length;
    }

    /// The same places in an order that only the seed knows.
    Points shuffled(long seed) {
        var random = new Random(seed);
        var shuffled = new Points(latitudes.clone(), longitudes.clone());
        for (var i = size() - 1; i > 0; i--) {
            swap(shuffled.latitudes, i, random.nextInt(i + 1));
        }
        random.setSeed(seed);
        for (var i = size() - 1; i > 0; i--) {
            swap(shuffled.longitudes, i, random.nextInt(i + 1));
        }
        return shuffled;
    }

    private static void swap(double[] values, int i, int j) {
        var value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
