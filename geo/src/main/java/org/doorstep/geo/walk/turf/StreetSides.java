package org.doorstep.geo.walk.turf;

import org.doorstep.geo.walk.StreetSide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The units sorted along their street sides, with places made up where nobody knows them: between
/// the neighbours by number on a street that is known elsewhere, on a drawing board of parallel
/// streets, in the order of the list, where a whole street is unknown.
final class StreetSides {

    private static final double BOARD_AWAY = 100_000;
    private static final double BOARD_STREETS_APART = 60;
    private static final double BOARD_SIDES_APART = 12;
    private static final double BOARD_DOORS_APART = 10;

    /// By street, then by side: units in natural order of their labels.
    final List<List<int[]>> streets = new ArrayList<>();

    /// Whether a unit lies on the drawing board.
    final boolean[] onBoard;

    private final Units<?> units;

    StreetSides(Units<?> units) {
        this.units = units;
        onBoard = new boolean[units.count];
        var sorted = new ArrayList<Map<StreetSide, List<Integer>>>();
        for (var unit = 0; unit < units.count; unit++) {
            while (sorted.size() <= units.street[unit]) {
                sorted.add(new EnumMap<>(StreetSide.class));
            }
            sorted.get(units.street[unit])
                    .computeIfAbsent(units.first(unit).side(), side -> new ArrayList<>())
                    .add(unit);
        }
        for (var street : sorted) {
            streets.add(street.values().stream().map(this::inOrder).toList());
        }
        var boardStreets = 0;
        for (var street : streets) {
            if (street.stream().noneMatch(this::hasPlaces)) {
                layOnBoard(street, boardStreets++);
            } else {
                fillGaps(street);
            }
        }
    }

    private int[] inOrder(List<Integer> side) {
        var byLabel = Comparator.comparing((Integer unit) -> units.first(unit).label());
        return side.stream().sorted(byLabel).mapToInt(Integer::intValue).toArray();
    }

    private boolean hasPlaces(int[] side) {
        for (var unit : side) {
            if (units.hasPlace(unit)) {
                return true;
            }
        }
        return false;
    }

    private void fillGaps(List<int[]> street) {
        for (var side : street) {
            if (hasPlaces(side)) {
                fillGaps(side);
            }
        }
        var whole = new ArrayList<Integer>();
        street.forEach(side -> {
            for (var unit : side) {
                whole.add(unit);
            }
        });
        fillGaps(inOrder(whole));
    }

    /// Evenly between the placed units before and after; at the place of the one there is, at an
    /// end.
    private void fillGaps(int[] order) {
        for (var i = 0; i < order.length; i++) {
            if (units.hasPlace(order[i])) {
                continue;
            }
            var next = i;
            while (next < order.length && !units.hasPlace(order[next])) {
                next++;
            }
            var before = i > 0 ? lastAnchor(order[i - 1]) : firstAnchor(order[next]);
            var after = next < order.length ? firstAnchor(order[next]) : before;
            var share = 1.0 / (next - i + 1);
            units.anchors[order[i]] =
                    new double[] {
                        before[0] + (after[0] - before[0]) * share,
                        before[1] + (after[1] - before[1]) * share
                    };
        }
    }

    private double[] firstAnchor(int unit) {
        return new double[] {units.anchors[unit][0], units.anchors[unit][1]};
    }

    private double[] lastAnchor(int unit) {
        var all = units.anchors[unit];
        return new double[] {all[all.length - 2], all[all.length - 1]};
    }

    /// Every second street runs back, so that the end of one is near the start of the next.
    private void layOnBoard(List<int[]> street, int row) {
        var longest = street.stream().mapToInt(side -> side.length).max().orElse(0);
        for (var side = 0; side < street.size(); side++) {
            var order = street.get(side);
            for (var rank = 0; rank < order.length; rank++) {
                var step = row % 2 == 0 ? rank : longest - 1 - rank;
                onBoard[order[rank]] = true;
                units.anchors[order[rank]] =
                        new double[] {
                            BOARD_AWAY + step * BOARD_DOORS_APART,
                            BOARD_AWAY + row * BOARD_STREETS_APART + side * BOARD_SIDES_APART
                        };
            }
        }
    }

    /// Numbers the sides, and the parts of a side that do not hang together along it, in the order
    /// of their first unit.
    int[] parts(int[][] neighbours) {
        var sideOf = new int[units.count];
        var sides = 0;
        for (var street : streets) {
            for (var side : street) {
                for (var unit : side) {
                    sideOf[unit] = sides;
                }
                sides++;
            }
        }
        var along = new int[units.count][];
        for (var unit = 0; unit < along.length; unit++) {
            var own = sideOf[unit];
            along[unit] =
                    Arrays.stream(neighbours[unit]).filter(next -> sideOf[next] == own).toArray();
        }
        return Links.pieces(along);
    }

    /// The units of each part, in natural order along it.
    List<List<Integer>> membersOf(int[] part) {
        var members = new ArrayList<List<Integer>>();
        for (var i = 0; i <= Arrays.stream(part).max().orElse(-1); i++) {
            members.add(new ArrayList<>());
        }
        streets.forEach(street ->
                street.forEach(side -> {
                    for (var unit : side) {
                        members.get(part[unit]).add(unit);
                    }
                }));
        return members;
    }
}
