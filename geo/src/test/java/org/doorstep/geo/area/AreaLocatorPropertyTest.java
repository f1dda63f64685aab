package org.doorstep.geo.area;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The locator agrees with JTS at every point, and a tiling leaves nobody out and nobody twice.
class AreaLocatorPropertyTest {

    /// The smallest key among all areas whose geometry covers the point, asked one by one.
    private static final class OneByOne {

        private final Map<String, Outline> outlines;
        private final List<String> keys;
        private final List<IndexedPointInAreaLocator> locators = new ArrayList<>();

        OneByOne(Map<String, Outline> outlines) {
            this.outlines = outlines;
            this.keys = outlines.keySet().stream().sorted().toList();
            keys.forEach(key -> locators.add(new IndexedPointInAreaLocator(outline(key).shared())));
        }

        private Outline outline(String key) {
            return Objects.requireNonNull(outlines.get(key));
        }

        List<String> covering(GeoPoint point) {
            var place = new Coordinate(point.longitude(), point.latitude());
            return IntStream.range(0, keys.size())
                    .filter(i -> outline(keys.get(i)).boundingBox().contains(point))
                    .filter(i -> locators.get(i).locate(place) != Location.EXTERIOR)
                    .mapToObj(keys::get)
                    .toList();
        }
    }

    @Test
    void everyPointOfATilingLiesInExactlyOneCell() {
        for (var seed = 1; seed <= 5; seed++) {
            var tiling = Tiling.voronoi(200, seed);
            var locator = AreaLocator.of(tiling);
            var random = new Random(seed);
            for (var i = 0; i < 5_000; i++) {
                var point = GeoPoint.of(50 + 3 * random.nextDouble(), -3 + 3 * random.nextDouble());
                assertThat(locator.find(point)).isPresent();
                assertThat(locator.listCovering(point)).hasSize(1);
            }
        }
    }

    @Test
    void agreesWithJtsEverywhereInRaggedTilings() {
        for (var seed = 1; seed <= 4; seed++) {
            agrees(Tiling.ragged(25, 20, seed), seed);
        }
    }

    @Test
    void agreesWithJtsInRealWards() {
        var wards = OpenData.wards();
        for (var council : List.of("E050048", "S13002", "W05000", "E050065")) {
            var some = new TreeMap<String, Outline>();
            wards.forEach((code, outline) -> {
                if (code.startsWith(council) && some.size() < 40) {
                    some.put(code, outline);
                }
            });
            agrees(some, 11);
        }
    }

    private static void agrees(Map<String, Outline> outlines, long seed) {
        var locator = AreaLocator.of(outlines);
        var oneByOne = new OneByOne(outlines);
        var points = interesting(outlines, seed);
        var together =
                locator.findAll(
                        points.stream().mapToDouble(GeoPoint::latitude).toArray(),
                        points.stream().mapToDouble(GeoPoint::longitude).toArray());
        for (var i = 0; i < together.length; i++) {
            var point = points.get(i);
            var alone = Optional.of(together[i]).filter(area -> area >= 0).map(locator::key);
            assertThat(alone).as("%s", point).isEqualTo(locator.find(point));
            var covering = oneByOne.covering(point);
            assertThat(locator.listCovering(point)).as("%s", point).isEqualTo(covering);
            assertThat(locator.find(point))
                    .as("%s", point)
                    .isEqualTo(covering.stream().findFirst());
        }
    }

    /// Corners, middles of edges, the nearest numbers beside both, and points at random.
    private static List<GeoPoint> interesting(Map<String, Outline> outlines, long seed) {
        var random = new Random(seed);
        var points = new ArrayList<GeoPoint>();
        for (var outline : outlines.values()) {
            var corners = outline.shared().getCoordinates();
            for (var i = 1; i < corners.length; i += 1 + corners.length / 200) {
                var corner = corners[i];
                var before = corners[i - 1];
                points.add(GeoPoint.of(corner.y, corner.x));
                points.add(GeoPoint.of(Math.nextUp(corner.y), corner.x));
                points.add(GeoPoint.of(corner.y, Math.nextDown(corner.x)));
                points.add(GeoPoint.of((corner.y + before.y) / 2, (corner.x + before.x) / 2));
                points.add(GeoPoint.of(corner.y, before.x));
            }
            var box = outline.boundingBox();
            for (var i = 0; i < 50; i++) {
                points.add(
                        GeoPoint.of(
                                box.south() + random.nextDouble() * (box.north() - box.south()),
                                box.west() + random.nextDouble() * (box.east() - box.west())));
            }
        }
        return points;
    }
}
