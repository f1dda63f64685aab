package org.doorstep.bench.walk;

import org.doorstep.bench.OpenData;
import org.doorstep.geo._support.TspLib;
import org.doorstep.geo.walk.tour.CostMatrix;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// An instance of TSPLIB.
///
/// @param optimum the proven length of its shortest tour
/// @param inNumberOrder the length of the tour 1, 2, ..., n, which checks the reader
/// @param byCoordinates whether distances follow from coordinates, with the published rounding
record Instance(
        String name, CostMatrix costs, long optimum, long inNumberOrder, boolean byCoordinates) {

    private static final String FOLDER = "routing/tsplib/";

    static List<Instance> all() throws IOException {
        var all = new ArrayList<Instance>();
        var lines = Files.readAllLines(OpenData.file(FOLDER + "optimal.csv"));
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            all.add(
                    new Instance(
                            cells[0],
                            TspLib.read(OpenData.file(FOLDER + cells[0] + ".tsp")),
                            Long.parseLong(cells[4]),
                            Long.parseLong(cells[5]),
                            !cells[2].equals("EXPLICIT")));
        }
        return all;
    }

    int stops() {
        return costs.stops();
    }

    boolean isReadRight() {
        return costs.lengthOf(IntStream.range(0, stops()).toArray()) == inNumberOrder;
    }

    /// Per cent over the optimum.
    double gap(long length) {
        return 100.0 * (length - optimum) / optimum;
    }

    /// The longest tour that is still within this many per cent.
    long within(double percent) {
        return (long) Math.floor(optimum * (1 + percent / 100));
    }

    /// Whether these are all stops once, as long as is claimed, and not shorter than can be.
    boolean isTour(int[] order, long length) {
        var seen = new boolean[stops()];
        for (var stop : order) {
            if (seen[stop]) {
                return false;
            }
            seen[stop] = true;
        }
        return order.length == stops() && costs.lengthOf(order) == length && length >= optimum;
    }
}
