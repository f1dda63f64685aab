package org.doorstep.bench;

import org.doorstep.geo.area.AreaLocator;
import org.doorstep.geo.area.Outline;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Row `point-in-ward`.
final class PointInWard {

    private int[] answers = new int[0];

    private PointInWard() {}

    public static void main(String[] arguments) throws IOException {
        var bench = new PointInWard();
        Row.run("point-in-ward", bench::measure);
    }

    private void measure(Row row) throws IOException {
        var wards = OpenData.wards();
        var ours = AreaLocator.of(wards);
        var theirs = new JtsWards(wards);
        var points = Points.ofPostcodes().shuffled(1);
        row.check(
                "the same wards as JTS",
                Arrays.equals(
                        ours.findAll(points.latitudes(), points.longitudes()),
                        theirs.findAll(points)));
        compare(row, "shuffled postcodes", ours, theirs, points);
        compare(row, "sorted postcodes", ours, theirs, Points.ofPostcodes());
    }

    private void compare(
            Row row, String what, AreaLocator<String> ours, JtsWards theirs, Points points)
            throws IOException {
        row.faster(
                what,
                "JTS STRtree + IndexedPointInAreaLocator",
                points.size(),
                "point",
                10,
                Pairs.measure(
                        Side.timed(() ->
                                answers = ours.findAll(points.latitudes(), points.longitudes())),
                        Side.timed(() -> answers = theirs.findAll(points))));
    }

    /// The comparator as its documentation would have it: a packed R-tree over the boxes, one
    /// indexed locator a ward, the smallest ward number that does not lie outside.
    private static final class JtsWards {

        private final STRtree boxes = new STRtree();
        private final IndexedPointInAreaLocator[] locators;

        JtsWards(Map<String, Outline> wards) {
            locators = new IndexedPointInAreaLocator[wards.size()];
            var number = 0;
            for (var outline : wards.values()) {
                var geometry = outline.toGeometry();
                locators[number] = new IndexedPointInAreaLocator(geometry);
                boxes.insert(geometry.getEnvelopeInternal(), number++);
            }
            boxes.build();
        }

        int[] findAll(Points points) {
            var answers = new int[points.size()];
            for (var i = 0; i < answers.length; i++) {
                answers[i] = find(new Coordinate(points.longitudes()[i], points.latitudes()[i]));
            }
            return answers;
        }

        @SuppressWarnings("unchecked")
        private int find(Coordinate point) {
            var answer = Integer.MAX_VALUE;
            for (int ward : (List<Integer>) boxes.query(new Envelope(point))) {
                if (ward < answer && locators[ward].locate(point) != Location.EXTERIOR) {
                    answer = ward;
                }
            }
            return answer == Integer.MAX_VALUE ? -1 : answer;
        }
    }
}
