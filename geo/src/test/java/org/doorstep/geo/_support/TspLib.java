package org.doorstep.geo._support;

import org.doorstep.geo.walk.tour.CostMatrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/// Reads symmetric instances of TSPLIB 95 (G. Reinelt) with its own rounding of distances.
public final class TspLib {

    /// TSPLIB's own value, part of the definition of its GEO distances.
    private static final double PI = 3.141592;

    private static final double EARTH_RADIUS = 6378.388;

    private final Map<String, String> header = new HashMap<>();
    private final List<Double> numbers = new ArrayList<>();

    private TspLib() {}

    public static CostMatrix read(Path file) throws IOException {
        var instance = new TspLib();
        var section = "";
        for (var line : Files.readAllLines(file)) {
            var text = line.strip();
            if (text.equals("EOF")) {
                break;
            } else if (text.contains(":")) {
                var colon = text.indexOf(':');
                instance.header.put(
                        text.substring(0, colon).strip(), text.substring(colon + 1).strip());
            } else if (text.endsWith("_SECTION")) {
                section = text;
            } else if (section.equals(instance.wanted())) {
                new StringTokenizer(text)
                        .asIterator()
                        .forEachRemaining(
                                word -> instance.numbers.add(Double.valueOf((String) word)));
            }
        }
        return CostMatrix.of(instance.rows());
    }

    private String type() {
        return header.getOrDefault("EDGE_WEIGHT_TYPE", "");
    }

    private String wanted() {
        return type().equals("EXPLICIT") ? "EDGE_WEIGHT_SECTION" : "NODE_COORD_SECTION";
    }

    private int[][] rows() {
        var n = Integer.parseInt(header.getOrDefault("DIMENSION", "0"));
        var rows = new int[n][n];
        if (type().equals("EXPLICIT")) {
            fill(rows);
            return rows;
        }
        for (var i = 0; i < n; i++) {
            for (var j = 0; j < n; j++) {
                rows[i][j] = i == j ? 0 : distance(x(i), y(i), x(j), y(j));
            }
        }
        return rows;
    }

    private double x(int node) {
        return numbers.get(3 * node + 1);
    }

    private double y(int node) {
        return numbers.get(3 * node + 2);
    }

    private void fill(int[][] rows) {
        var format = header.getOrDefault("EDGE_WEIGHT_FORMAT", "");
        var at = 0;
        for (var i = 0; i < rows.length; i++) {
            int from = 0, to = rows.length;
            switch (format) {
                case "FULL_MATRIX" -> {}
                case "LOWER_DIAG_ROW", "UPPER_DIAG_COL" -> to = i + 1;
                case "LOWER_ROW", "UPPER_COL" -> to = i;
                case "UPPER_DIAG_ROW", "LOWER_DIAG_COL" -> from = i;
                case "UPPER_ROW", "LOWER_COL" -> from = i + 1;
                default -> throw new IllegalArgumentException("Unknown format " + format);
            }
            for (var j = from; j < to; j++) {
                rows[i][j] = numbers.get(at++).intValue();
                rows[j][i] = rows[i][j];
            }
        }
    }

    private int distance(double x1, double y1, double x2, double y2) {
        double dx = x1 - x2, dy = y1 - y2;
        return switch (type()) {
            case "EUC_2D" -> nearest(Math.sqrt(dx * dx + dy * dy));
            case "CEIL_2D" -> (int) Math.ceil(Math.sqrt(dx * dx + dy * dy));
            case "MAN_2D" -> nearest(Math.abs(dx) + Math.abs(dy));
            case "MAX_2D" -> Math.max(nearest(Math.abs(dx)), nearest(Math.abs(dy)));
            case "ATT" -> (int) Math.ceil(Math.sqrt((dx * dx + dy * dy) / 10));
            case "GEO" -> onGlobe(radians(x1), radians(y1), radians(x2), radians(y2));
            default -> throw new IllegalArgumentException("Unknown edge weights " + type());
        };
    }

    private static int nearest(double distance) {
        return (int) (distance + 0.5);
    }

    /// Coordinates are degrees and minutes: 38.24 is 38°24'.
    private static double radians(double degreesMinutes) {
        var degrees = (int) degreesMinutes;
        return PI * (degrees + 5 * (degreesMinutes - degrees) / 3) / 180;
    }

    private static int onGlobe(double latitude1, double longitude1, double latitude2, double lon2) {
        var q1 = Math.cos(longitude1 - lon2);
        var q2 = Math.cos(latitude1 - latitude2);
        var q3 = Math.cos(latitude1 + latitude2);
        return (int) (EARTH_RADIUS * Math.acos(0.5 * ((1 + q1) * q2 - (1 - q1) * q3)) + 1);
    }
}
