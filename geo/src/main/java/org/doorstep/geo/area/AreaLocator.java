package org.doorstep.geo.area;

import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/// Answers which area holds a point, over a whole country's areas.
///
/// **The border rule.** An area covers its inside, its edge and its corners. Of all areas that
/// cover a point, the one with the smallest key (natural order) holds it. So a point on a shared
/// edge or corner belongs to exactly one area, a point where areas overlap likewise, and the answer
/// does not depend on the order in which areas were handed in. A point inside a hole is not
/// covered. A point that no area covers belongs to none, however near.
///
/// Exact: agrees with JTS at every point, corners included. Coordinates are degrees; edges are
/// straight in the plane of longitude and latitude.
///
/// How: a lattice of cells, each of which knows either that no edge meets it or the few edges that
/// do (see [CellGrid]); a question costs the same however many areas there are. Building takes O(n)
/// for n vertices as a rule. Keeps about three times the room of the coordinates (16 bytes a
/// vertex), its own packed copy of them included; the outlines are not kept.
///
/// One locator holds one set of boundaries; any number may stand side by side.
///
/// Built once; immutable; may be shared between threads.
public final class AreaLocator<K extends Comparable<K>> {

    /// Points that one thread takes at once.
    private static final int SHARE = 16_384;

    private final List<K> keys = new ArrayList<>();

    /// The answers of [#find] by area, made once.
    private final List<Optional<K>> found = new ArrayList<>();

    private final Rings rings;
    private final CellGrid grid;
    private final STRtree boxes = new STRtree();

    private AreaLocator(Map<K, Outline> areas) {
        var outlines = new ArrayList<Outline>();
        // Sorted, so that among areas the smaller number is the smaller key.
        new TreeMap<>(areas)
                .forEach((key, outline) -> {
                    boxes.insert(envelope(outline.boundingBox()), keys.size());
                    keys.add(key);
                    outlines.add(outline);
                    found.add(Optional.of(key));
                });
        boxes.build();
        rings = new Rings(outlines);
        grid = new CellGrid(new CellGridBuilder(new EdgeTable(rings)));
    }

    /// @param outlines the areas; copied, so later changes to the map are not seen
    public static <K extends Comparable<K>> AreaLocator<K> of(Map<K, Outline> outlines) {
        return new AreaLocator<>(outlines);
    }

    /// How many areas there are.
    public int size() {
        return keys.size();
    }

    /// The area that holds the point by the border rule.
    public Optional<K> find(GeoPoint point) {
        var area = locate(point.latitude(), point.longitude());
        return area < 0 ? Optional.empty() : found.get(area);
    }

    /// The same for many points at once, without an object for each: `key(answer[i])` holds the
    /// point i, or nobody does where the answer is -1. Several times faster a point than [#find],
    /// and faster still when neighbours stand together in the arrays.
    ///
    /// @param latitudes degrees north; a number that is no latitude lies in no area
    /// @param longitudes degrees east, as many
    public int[] findAll(double[] latitudes, double[] longitudes) {
        var answers = answersFor(latitudes, longitudes);
        locate(latitudes, longitudes, 0, answers.length, answers);
        return answers;
    }

    /// The same by several threads, which end before it returns. Worth it from about 100,000 points
    /// on.
    ///
    /// @param threads one or more
    public int[] findAll(double[] latitudes, double[] longitudes, int threads) {
        var answers = answersFor(latitudes, longitudes);
        try (var pool = new ForkJoinPool(threads)) {
            pool.submit(() ->
                            IntStream.range(0, Math.ceilDiv(answers.length, SHARE))
                                    .parallel()
                                    .forEach(share ->
                                            locateShare(latitudes, longitudes, share, answers)))
                    .join();
        }
        return answers;
    }

    private void locateShare(double[] latitudes, double[] longitudes, int share, int[] answers) {
        var from = share * SHARE;
        var to = Math.min(answers.length, from + SHARE);
        locate(latitudes, longitudes, from, to, answers);
    }

    private static int[] answersFor(double[] latitudes, double[] longitudes) {
        if (latitudes.length != longitudes.length) {
            throw new IllegalArgumentException(
                    latitudes.length + " latitudes, but " + longitudes.length + " longitudes.");
        }
        return new int[latitudes.length];
    }

    /// The key of an area's number in the answers of [#findAll]; numbers rise with keys.
    public K key(int area) {
        return keys.get(area);
    }

    /// All areas that cover the point, smallest key first: more than one on a shared edge and where
    /// areas overlap.
    public List<K> listCovering(GeoPoint point) {
        var answer = grid.locate(point.longitude(), point.latitude());
        var covering = new ArrayList<K>();
        if (answer == CellGrid.UNDECIDED) {
            askEach(point).forEach(area -> covering.add(keys.get(area)));
        } else {
            for (var area : grid.all(answer)) {
                covering.add(keys.get(area));
            }
        }
        return List.copyOf(covering);
    }

    /// The area that holds the point, or else the one whose edge is nearest, if that is no further
    /// than `tolerance`; the smallest key where several are equally near. For points a few metres
    /// out at sea or beyond a generalised edge.
    public Optional<K> findWithin(GeoPoint point, Distance tolerance) {
        var holding = find(point);
        if (holding.isPresent()) {
            return holding;
        }
        var nearest = tolerance;
        var area = -1;
        for (var candidate : candidates(envelope(BoundingBox.around(point, tolerance)))) {
            var distance = rings.distanceToEdge(candidate, point);
            var order = distance.compareTo(nearest);
            if (order < 0 || (order == 0 && (area < 0 || candidate < area))) {
                nearest = distance;
                area = candidate;
            }
        }
        return area < 0 ? Optional.empty() : found.get(area);
    }

    private void locate(double[] latitudes, double[] longitudes, int from, int to, int[] answers) {
        grid.locateAll(latitudes, longitudes, from, to, answers);
        for (var i = from; i < to; i++) {
            if (answers[i] == CellGrid.UNDECIDED) {
                answers[i] = locate(latitudes[i], longitudes[i]);
            }
        }
    }

    private int locate(double latitude, double longitude) {
        var answer = grid.locate(longitude, latitude);
        if (answer != CellGrid.UNDECIDED) {
            return grid.first(answer);
        }
        var covering = askEach(new GeoPoint(latitude, longitude));
        return covering.isEmpty() ? -1 : covering.getFirst();
    }

    /// One outline after the other, for the few points that the grid leaves open.
    private List<Integer> askEach(GeoPoint point) {
        var place = new Envelope(new Coordinate(point.longitude(), point.latitude()));
        return candidates(place).stream()
                .filter(area -> rings.covers(area, point.longitude(), point.latitude()))
                .sorted()
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Integer> candidates(Envelope box) {
        return boxes.query(box);
    }

    private static Envelope envelope(BoundingBox box) {
        return new Envelope(box.west(), box.east(), box.south(), box.north());
    }
}
