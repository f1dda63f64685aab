package org.doorstep.bench.turf;

import org.doorstep.bench.OpenData;
import org.doorstep.geo.format.GeoJsonReader;
import org.doorstep.geo.format.GeometryWanted;
import org.doorstep.geo.format.ReadFeature;
import org.doorstep.geo.format.ReadGeometry;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.DoorLabel;
import org.doorstep.geo.walk.turf.Frontage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Real ground: the named streets of Rutland with doors laid along both sides, a pair every 12 m
/// and 9 m off the middle of the road, and the county's real addresses.
final class LaidStreets {

    private static final double SPACING = 12;
    private static final double OFF = 9;
    private static final GeoPoint OAKHAM = GeoPoint.of(52.6705, -0.7290);
    private static final double METRES_PER_DEGREE = 111_320;

    private record Way(String street, List<GeoPoint> line, double fromOakham) {}

    private LaidStreets() {}

    /// The streets nearest to Oakham, as many as hold so many doors; one home a door.
    static List<Frontage<Integer>> rutland(int doors) throws IOException {
        var frontages = new ArrayList<Frontage<Integer>>();
        var numbers = new HashMap<String, Integer>();
        for (var way : ways()) {
            if (frontages.size() >= doors) {
                break;
            }
            lay(way, numbers, frontages);
        }
        return List.copyOf(frontages.subList(0, Math.min(doors, frontages.size())));
    }

    /// Every real address with its place; an address without a street is a street of its own.
    static List<Frontage<Integer>> addresses() throws IOException {
        var frontages = new ArrayList<Frontage<Integer>>();
        for (var line : Files.readAllLines(OpenData.file("streets/rutland_2022_addresses.csv"))) {
            var cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            if (cells[0].equals("osm_type")) {
                continue;
            }
            var label = cells[3].isEmpty() ? cells[2] : cells[3];
            var street = cells[5].isEmpty() ? cells[1] : cells[5] + ", " + cells[12];
            var place = GeoPoint.of(Double.parseDouble(cells[11]), Double.parseDouble(cells[10]));
            frontages.add(
                    Frontage.building(
                            frontages.size(), street, new DoorLabel(label, cells[4]), place, 1));
        }
        return frontages;
    }

    private static List<Way> ways() throws IOException {
        var ways = new ArrayList<Way>();
        var file = OpenData.file("streets/rutland_2022_named_streets.geojson.gz");
        try (var in = Files.newInputStream(file)) {
            new GeoJsonReader(GeometryWanted.ANY, ReadLimits.GENEROUS)
                    .read(in, feature -> add(feature, ways));
        }
        ways.sort(Comparator.comparingDouble(Way::fromOakham));
        return ways;
    }

    private static void add(ReadFeature feature, List<Way> ways) {
        if (feature.geometry() instanceof ReadGeometry.Lines(var lines)) {
            var street = feature.name() + ", " + feature.properties().get("wards_2013");
            for (var line : lines) {
                var away = line.get(line.size() / 2).distanceTo(OAKHAM).metres();
                ways.add(new Way(street, line, away));
            }
        }
    }

    private static void lay(
            Way way, Map<String, Integer> numbers, List<Frontage<Integer>> frontages) {
        var wait = SPACING / 2;
        for (var i = 1; i < way.line.size(); i++) {
            var from = way.line.get(i - 1);
            var wide = METRES_PER_DEGREE * Math.cos(Math.toRadians(from.latitude()));
            var dx = (way.line.get(i).longitude() - from.longitude()) * wide;
            var dy = (way.line.get(i).latitude() - from.latitude()) * METRES_PER_DEGREE;
            var length = Math.hypot(dx, dy);
            for (; wait < length; wait += SPACING) {
                for (var side = -1; side <= 1; side += 2) {
                    var east = (dx * wait - side * dy * OFF) / length;
                    var north = (dy * wait + side * dx * OFF) / length;
                    var place =
                            GeoPoint.of(
                                    from.latitude() + north / METRES_PER_DEGREE,
                                    from.longitude() + east / wide);
                    var number = numbers.merge(way.street + side, 2, Integer::sum);
                    var label = DoorLabel.of(String.valueOf(side > 0 ? number : number - 1));
                    frontages.add(Frontage.building(frontages.size(), way.street, label, place, 1));
                }
            }
            wait -= length;
        }
    }
}
