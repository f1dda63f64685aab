package org.doorstep.geo.walk.door;

import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/// The doors of one building, its own first, then its flats.
///
/// @param doors one or more
record Building<K>(List<Door<K>> doors) {

    /// The buildings of some doors, in the order in which each is first met.
    static <K> List<Building<K>> of(Collection<Door<K>> doors) {
        var buildings = new LinkedHashMap<List<String>, List<Door<K>>>();
        for (var door : doors) {
            var key = List.of(door.street(), door.label().building());
            buildings.computeIfAbsent(key, unseen -> new ArrayList<>()).add(door);
        }
        return buildings.values().stream().map(Building::sorted).toList();
    }

    private static <K> Building<K> sorted(List<Door<K>> doors) {
        return new Building<>(
                doors.stream()
                        .sorted(Comparator.comparing((Door<K> door) -> door.label()))
                        .toList());
    }

    String street() {
        return doors.getFirst().street();
    }

    String label() {
        return doors.getFirst().label().building();
    }

    /// Where the first of its doors that has a place is.
    @Nullable GeoPoint place() {
        return doors.stream().map(Door::place).filter(Objects::nonNull).findFirst().orElse(null);
    }

    boolean isNumbered() {
        return !label().isBlank() && isDigit(label().strip().charAt(0));
    }

    /// Whether the first number on it is odd; only for numbered ones.
    boolean isOdd() {
        var label = label().strip();
        var last = 0;
        while (last + 1 < label.length() && isDigit(label.charAt(last + 1))) {
            last++;
        }
        return (label.charAt(last) & 1) == 1;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
