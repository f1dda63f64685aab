package org.doorstep.geo.walk.door;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.FootWays;
import org.doorstep.geo.walk.StreetLine;
import org.doorstep.geo.walk.StreetSide;
import org.doorstep.geo.walk.WalkEnds;
import org.doorstep.geo.walk.WalkLeg;
import org.doorstep.geo.walk.WalkLength;
import org.doorstep.geo.walk.WalkOrder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Doors in the order in which they are knocked at.
///
/// The doors of a street stand in runs as the [WalkStyle] has it; each run is walked from end to
/// end, and the runs in the order and direction that make the walk short ([WalkOrder]). A building
/// is never parted, and its flats are in natural order whichever way the street is walked. Doors
/// without a place keep their place among the numbers of their street; streets of which no door has
/// a place come last, by name.
///
/// Every door given is in the walk once, the walk is never longer than its runs in the order in
/// which their doors were given, and the same doors give the same walk. Cost: that of [WalkOrder]
/// for the runs, and O(n²) for each street of n buildings.
///
/// Immutable; may be shared between threads when the keys may.
///
/// @param doors in walking order
/// @param length the way along the runs from building to building, straight; and between them
public record DoorWalk<K>(List<Door<K>> doors, WalkLength length) {

    public DoorWalk {
        doors = List.copyOf(doors);
    }

    public List<K> keys() {
        return doors.stream().map(Door::key).toList();
    }

    /// The shortest walk found.
    public static <K> DoorWalk<K> shortest(
            Collection<Door<K>> doors, WalkStyle style, WalkEnds ends, FootWays ways) {
        var lines = runs(Building.of(doors), style).stream().map(DoorWalk::line).toList();
        var walk = WalkOrder.shortest(lines, ends, ways);
        return new DoorWalk<>(
                walk.legs().stream().flatMap(DoorWalk::doorsOf).toList(), walk.length());
    }

    private static <K> List<List<Building<K>>> runs(List<Building<K>> buildings, WalkStyle style) {
        var runs = new ArrayList<List<Building<K>>>();
        var streets = new LinkedHashMap<String, List<Building<K>>>();
        for (var building : buildings) {
            if (style == WalkStyle.NEAREST && building.place() != null) {
                runs.add(List.of(building));
            } else {
                streets.computeIfAbsent(building.street(), unseen -> new ArrayList<>())
                        .add(building);
            }
        }
        streets.values().forEach(street -> runs.addAll(StreetRuns.of(street, style)));
        return runs;
    }

    private static <K> StreetLine<List<Building<K>>> line(List<Building<K>> run) {
        List<GeoPoint> places = run.stream().map(Building::place).filter(Objects::nonNull).toList();
        var doors = run.stream().mapToInt(building -> building.doors().size()).sum();
        return new StreetLine<>(run, run.getFirst().street(), StreetSide.BOTH, places, doors);
    }

    private static <K> Stream<Door<K>> doorsOf(WalkLeg<List<Building<K>>> leg) {
        var run = leg.line().key();
        return (leg.backwards() ? run.reversed() : run)
                .stream().flatMap(building -> building.doors().stream());
    }
}
