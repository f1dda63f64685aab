package org.doorstep.bench;

import org.doorstep.geo.area.Outline;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// JTS as its documentation would have it: a packed R-tree over the wards' boxes, one indexed
/// locator a ward; of the wards that a point does not lie outside, the one that comes first.
final class JtsWards {

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
            answers[i] = find(points, i);
        }
        return answers;
    }

    /// By all processors, for checking only.
    int[] findAllTogether(Points points) {
        return IntStream.range(0, points.size()).parallel().map(i -> find(points, i)).toArray();
    }

    @SuppressWarnings("unchecked")
    private int find(Points points, int i) {
        var point = new Coordinate(points.longitudes()[i], points.latitudes()[i]);
        var answer = Integer.MAX_VALUE;
        for (int ward : (List<Integer>) boxes.query(new Envelope(point))) {
            if (ward < answer && locators[ward].locate(point) != Location.EXTERIOR) {
                answer = ward;
            }
        }
        return answer == Integer.MAX_VALUE ? -1 : answer;
    }
}
