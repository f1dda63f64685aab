package org.doorstep.geo.walk.door;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.DoorOrder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The runs of buildings in one street that are walked from end to end.
///
/// Numbered buildings keep the order of their numbers. A building with a name only goes where it
/// makes the way least longer; in a street without numbers each is a run of its own. Buildings
/// without a place stand in number order among those with one, so that nobody is left out where one
/// coordinate is missing.
final class StreetRuns<K> {

    private static final Comparator<Building<?>> NUMBER_ORDER =
            Comparator.comparing(Building::label, DoorOrder.NATURAL);

    private final List<List<Building<K>>> runs = new ArrayList<>();

    private StreetRuns() {}

    /// @param buildings of one street
    static <K> List<List<Building<K>>> of(List<Building<K>> buildings, WalkStyle style) {
        var street = new StreetRuns<K>();
        var odd = side(buildings, true);
        var even = side(buildings, false);
        if (style == WalkStyle.ONE_SIDE) {
            street.add(odd);
            street.add(even);
        } else {
            street.add(bothSides(odd, even));
        }
        buildings.stream()
                .filter(building -> !building.isNumbered())
                .sorted(NUMBER_ORDER)
                .forEach(street::place);
        return street.runs;
    }

    private static <K> List<Building<K>> side(List<Building<K>> buildings, boolean odd) {
        return buildings.stream()
                .filter(building -> building.isNumbered() && building.isOdd() == odd)
                .sorted(NUMBER_ORDER)
                .toList();
    }

    private static <K> List<Building<K>> bothSides(List<Building<K>> odd, List<Building<K>> even) {
        var all = Stream.concat(odd.stream(), even.stream()).sorted(NUMBER_ORDER).toList();
        return all.stream().allMatch(building -> building.place() != null)
                ? CrossOver.merge(odd, even)
                : all;
    }

    private void add(List<Building<K>> run) {
        if (!run.isEmpty()) {
            runs.add(new ArrayList<>(run));
        }
    }

    private void place(Building<K> named) {
        var place = named.place();
        List<Building<K>> best = List.of();
        var at = 0;
        var least = Double.POSITIVE_INFINITY;
        for (var run : runs) {
            for (var i = 0; place != null && run.getFirst().isNumbered() && i <= run.size(); i++) {
                var longer = longer(run, i, place);
                if (longer < least) {
                    least = longer;
                    best = run;
                    at = i;
                }
            }
        }
        if (least < Double.POSITIVE_INFINITY) {
            best.add(at, named);
        } else {
            add(List.of(named));
        }
    }

    /// By how many metres the run becomes longer with one more place before its i-th building.
    private static <K> double longer(List<Building<K>> run, int i, GeoPoint place) {
        var before = i == 0 ? null : run.get(i - 1).place();
        var after = i == run.size() ? null : run.get(i).place();
        if (before == null && after == null) {
            return Double.POSITIVE_INFINITY;
        }
        if (before == null || after == null) {
            return Objects.requireNonNull(before == null ? after : before)
                    .distanceTo(place)
                    .metres();
        }
        return before.distanceTo(place).metres()
                + place.distanceTo(after).metres()
                - before.distanceTo(after).metres();
    }
}
