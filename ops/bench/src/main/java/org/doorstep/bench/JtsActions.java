package org.doorstep.bench;

import org.doorstep.geo.grid.GridPoint;
import org.doorstep.geo.grid.NationalGrid;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.kdtree.KdNode;
import org.locationtech.jts.index.kdtree.KdTree;
import org.locationtech.jts.index.strtree.ItemBoundable;
import org.locationtech.jts.index.strtree.ItemDistance;
import org.locationtech.jts.index.strtree.STRtree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Actions in the indexes of JTS: an R-tree in metres of the National Grid, so that its bounds on
/// distances hold, and a k-d tree in degrees, whose answers are filtered by haversine.
final class JtsActions {

    /// Metres of the National Grid between two places.
    private static final ItemDistance PLANE =
            (ItemBoundable one, ItemBoundable two) ->
                    ((Place) one.getItem()).grid.distance(((Place) two.getItem()).grid);

    /// An action and how far it is.
    record Found(int action, double metres) {}

    /// Takes actions in.
    interface Sink {
        void accept(int action, double metres);
    }

    private static final Comparator<Found> NEAREST_FIRST =
            Comparator.comparingDouble(Found::metres).thenComparingInt(Found::action);

    private record Place(int number, Coordinate grid) {}

    private final STRtree tree = new STRtree();
    private final KdTree degrees = new KdTree();

    JtsActions(List<GeoPoint> actions) {
        for (var i = 0; i < actions.size(); i++) {
            var place = new Place(i, grid(actions.get(i)));
            tree.insert(new Envelope(place.grid), place);
            degrees.insert(
                    new Coordinate(actions.get(i).longitude(), actions.get(i).latitude()), i);
        }
        tree.build();
    }

    static Coordinate grid(GeoPoint point) {
        GridPoint grid = NationalGrid.fromWgs84(point);
        return new Coordinate(grid.easting(), grid.northing());
    }

    /// The nearest actions, furthest first or last as JTS likes.
    int[] nearest(Coordinate grid, int count) {
        var found = tree.nearestNeighbour(new Envelope(grid), new Place(-1, grid), PLANE, count);
        var numbers = new int[found.length];
        for (var i = 0; i < found.length; i++) {
            numbers[i] = ((Place) found[i]).number;
        }
        return numbers;
    }

    void within(GeoPoint centre, Distance radius, Sink sink) {
        var box = BoundingBox.around(centre, radius);
        degrees.query(
                new Envelope(box.west(), box.east(), box.south(), box.north()),
                (KdNode node) -> {
                    var metres =
                            Haversine.metres(
                                    centre.latitude(),
                                    centre.longitude(),
                                    node.getY(),
                                    node.getX());
                    if (metres <= radius.metres()) {
                        sink.accept((int) node.getData(), metres);
                    }
                });
    }

    /// The same as a list, nearest first: what a caller of an index wants to have.
    List<Found> listWithin(GeoPoint centre, Distance radius) {
        var found = new ArrayList<Found>();
        within(centre, radius, (action, metres) -> found.add(new Found(action, metres)));
        found.sort(NEAREST_FIRST);
        return found;
    }
}
