package org.doorstep.geo._support;

import org.doorstep.geo.walk.tour.CostMatrix;
import org.doorstep.geo.walk.tour.TourBudget;
import org.doorstep.geo.walk.tour.TourSearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads instances of CVRPLIB: one depot, customers with demands, vehicles of one capacity.
///
/// @param x by node, the depot at 0; empty where only a table of costs is given
/// @param costs between nodes, in [#unit] of the published length
/// @param unit 1 where published lengths are of rounded steps, 0.001 where of real ones
public record VrpLib(
        List<Double> x,
        List<Double> y,
        CostMatrix costs,
        double unit,
        List<Integer> demands,
        int capacity) {

    /// @param rounded whether the published length is of steps rounded to whole numbers
    public static VrpLib read(Path file, boolean rounded) throws IOException {
        var sections = sections(Files.readAllLines(file));
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        for (var row : sections.getOrDefault("NODE_COORD_SECTION", List.of())) {
            x.add(Double.valueOf(row[1]));
            y.add(Double.valueOf(row[2]));
        }
        var demands =
                sections.getOrDefault("DEMAND_SECTION", List.of()).stream()
                        .map(row -> Integer.valueOf(row[1]))
                        .toList();
        var depot = sections.getOrDefault("DEPOT_SECTION", List.of()).getFirst()[0];
        if (!depot.equals("1") || demands.getFirst() != 0) {
            throw new IllegalArgumentException("The depot is not node 1 in " + file.getFileName());
        }
        var capacity = sections.getOrDefault("CAPACITY", List.of()).getFirst()[0];
        var costs = rounded ? TspLib.read(file) : CostMatrix.of(thousandths(x, y));
        return new VrpLib(x, y, costs, rounded ? 1 : 0.001, demands, Integer.parseInt(capacity));
    }

    private static Map<String, List<String[]>> sections(List<String> lines) {
        var sections = new HashMap<String, List<String[]>>();
        var section = "";
        for (var line : lines) {
            var text = line.strip();
            var colon = text.indexOf(':');
            if (colon >= 0) {
                var value = text.substring(colon + 1).strip();
                sections.put(text.substring(0, colon).strip(), List.<String[]>of(words(value)));
            } else if (text.endsWith("_SECTION")) {
                section = text;
            } else if (!text.isEmpty()) {
                sections.computeIfAbsent(section, any -> new ArrayList<>()).add(words(text));
            }
        }
        return sections;
    }

    private static String[] words(String text) {
        return text.split("\\s+", -1);
    }

    private static int[][] thousandths(List<Double> x, List<Double> y) {
        var rows = new int[x.size()][x.size()];
        for (var i = 0; i < rows.length; i++) {
            for (var j = 0; j < rows.length; j++) {
                var metres = Math.hypot(x.get(i) - x.get(j), y.get(i) - y.get(j));
                rows[i][j] = (int) Math.round(1_000 * metres);
            }
        }
        return rows;
    }

    /// The length of the shortest tour found from the depot through these customers and back.
    public double tour(List<Integer> customers) {
        var nodes = new ArrayList<>(List.of(0));
        nodes.addAll(customers);
        var rows = new int[nodes.size()][nodes.size()];
        for (var i = 0; i < rows.length; i++) {
            for (var j = 0; j < rows.length; j++) {
                rows[i][j] = costs.between(nodes.get(i), nodes.get(j));
            }
        }
        var budget = TourBudget.forStops(rows.length);
        return unit * TourSearch.shortest(CostMatrix.of(rows), budget).length();
    }
}
