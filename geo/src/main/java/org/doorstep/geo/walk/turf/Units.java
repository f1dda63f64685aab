package org.doorstep.geo.walk.turf;

import org.doorstep.geo.point.GeoPoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// What is dealt out whole: frontages put together by building, in arrays, with their places in a
/// plane of metres laid at the middle of the ground (good to a tenth of a per cent over a town).
final class Units<K> {

    private static final double METRES_PER_DEGREE = 111_320;

    /// Two rows with one building's name stand for two buildings when they are further apart.
    private static final double ONE_BUILDING = 100;

    /// A long stretch is known to the neighbourhood by points this far apart.
    private static final double ANCHOR_STEP = 25;

    final int count;
    final List<List<Frontage<K>>> frontages;
    final int[] doors;

    /// Number of the street, in the order in which streets first appear.
    final int[] street;

    /// Points by which the unit is near others, as x, y, x, y; its walk goes in by the first or the
    /// last. Empty while nobody knows where it is.
    final double[][] anchors;

    private final double middleLongitude;
    private final double middleLatitude;
    private final double squeeze;

    private Units(Units<K> parts, List<List<Integer>> groups) {
        count = groups.size();
        frontages = new ArrayList<>(count);
        doors = new int[count];
        street = new int[count];
        anchors = new double[count][];
        middleLatitude = parts.middleLatitude;
        middleLongitude = parts.middleLongitude;
        squeeze = parts.squeeze;
        for (var unit = 0; unit < count; unit++) {
            var group = groups.get(unit);
            frontages.add(
                    group.stream().flatMap(part -> parts.frontages.get(part).stream()).toList());
            doors[unit] = group.stream().mapToInt(part -> parts.doors[part]).sum();
            street[unit] = parts.street[group.getFirst()];
            anchors[unit] =
                    group.stream()
                            .flatMapToDouble(part -> Arrays.stream(parts.anchors[part]))
                            .toArray();
        }
    }

    Units(List<Frontage<K>> rows) {
        frontages = byBuilding(rows);
        count = frontages.size();
        doors = new int[count];
        street = new int[count];
        anchors = new double[count][];
        var places =
                rows.stream()
                        .filter(row -> !row.line().isEmpty())
                        .map(row -> row.line().getFirst())
                        .toList();
        middleLatitude = places.stream().mapToDouble(GeoPoint::latitude).average().orElse(0);
        middleLongitude = places.stream().mapToDouble(GeoPoint::longitude).average().orElse(0);
        squeeze = Math.cos(Math.toRadians(middleLatitude));
        var streets = new HashMap<String, Integer>();
        for (var unit = 0; unit < count; unit++) {
            var members = frontages.get(unit);
            doors[unit] = members.stream().mapToInt(Frontage::doors).sum();
            street[unit] =
                    streets.computeIfAbsent(members.getFirst().street(), name -> streets.size());
            anchors[unit] = anchorsOf(members);
        }
    }

    /// Groups of units as units, each walked from its first member to its last.
    Units<K> merged(List<List<Integer>> groups) {
        return new Units<>(this, groups);
    }

    /// Metres along a unit, from its first anchor to its last.
    double length(int unit) {
        var length = 0.0;
        var line = anchors[unit];
        for (var i = 2; i < line.length; i += 2) {
            length += Math.hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]);
        }
        return length;
    }

    Frontage<K> first(int unit) {
        return frontages.get(unit).getFirst();
    }

    boolean hasPlace(int unit) {
        return anchors[unit].length > 0;
    }

    /// A stretch with a course, as against a building on its spot.
    boolean isLong(int unit) {
        return anchors[unit].length > 2;
    }

    double x(GeoPoint place) {
        return (place.longitude() - middleLongitude) * squeeze * METRES_PER_DEGREE;
    }

    double y(GeoPoint place) {
        return (place.latitude() - middleLatitude) * METRES_PER_DEGREE;
    }

    /// Metres between the nearest anchors of two units, infinite when one has no place.
    double apart(int a, int b) {
        return Math.sqrt(nearestAnchors(a, b)[0]);
    }

    /// Square of the distance, then the x and y of a's anchor and the x and y of b's.
    double[] nearestAnchors(int a, int b) {
        var nearest = new double[] {Double.POSITIVE_INFINITY, 0, 0, 0, 0};
        double[] from = anchors[a], to = anchors[b];
        for (var i = 0; i < from.length; i += 2) {
            for (var j = 0; j < to.length; j += 2) {
                double dx = from[i] - to[j], dy = from[i + 1] - to[j + 1];
                var square = dx * dx + dy * dy;
                if (square < nearest[0]) {
                    nearest = new double[] {square, from[i], from[i + 1], to[j], to[j + 1]};
                }
            }
        }
        return nearest;
    }

    private double[] anchorsOf(List<Frontage<K>> members) {
        var placed = members.stream().filter(member -> !member.line().isEmpty()).toList();
        if (placed.isEmpty()) {
            return new double[0];
        }
        if (placed.size() == 1 && placed.getFirst().line().size() > 1) {
            return along(placed.getFirst().line());
        }
        // One spot even where each flat carries a slightly different point.
        double x = 0, y = 0;
        for (var member : placed) {
            x += x(member.line().getFirst()) / placed.size();
            y += y(member.line().getFirst()) / placed.size();
        }
        return new double[] {x, y};
    }

    private double[] along(List<GeoPoint> line) {
        var points = new ArrayList<Double>();
        for (var i = 1; i < line.size(); i++) {
            double fromX = x(line.get(i - 1)), fromY = y(line.get(i - 1));
            double dx = x(line.get(i)) - fromX, dy = y(line.get(i)) - fromY;
            var steps = (int) Math.min(1_000, Math.ceil(Math.hypot(dx, dy) / ANCHOR_STEP));
            for (var step = 0; step < steps; step++) {
                points.add(fromX + dx * step / steps);
                points.add(fromY + dy * step / steps);
            }
        }
        points.add(x(line.getLast()));
        points.add(y(line.getLast()));
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static <K> List<List<Frontage<K>>> byBuilding(List<Frontage<K>> rows) {
        var units = new ArrayList<List<Frontage<K>>>();
        var sameLabel = new LinkedHashMap<List<String>, List<List<Frontage<K>>>>();
        for (var row : rows) {
            var building = row.label().building().strip().toUpperCase(Locale.ROOT);
            if (building.isEmpty() || row.line().size() > 1) {
                units.add(List.of(row));
                continue;
            }
            var alike =
                    sameLabel.computeIfAbsent(
                            List.of(row.street(), building), any -> new ArrayList<>(1));
            var home = alike.stream().filter(unit -> isOneBuilding(unit, row)).findFirst();
            if (home.isPresent()) {
                home.get().add(row);
            } else {
                var unit = new ArrayList<Frontage<K>>(1);
                unit.add(row);
                alike.add(unit);
                units.add(unit);
            }
        }
        return units;
    }

    private static <K> boolean isOneBuilding(List<Frontage<K>> unit, Frontage<K> row) {
        if (row.line().isEmpty()) {
            return true;
        }
        return unit.stream()
                .filter(member -> !member.line().isEmpty())
                .findFirst()
                .map(member -> member.line().getFirst().distanceTo(row.line().getFirst()))
                .map(distance -> distance.metres() <= ONE_BUILDING)
                .orElse(true);
    }
}
