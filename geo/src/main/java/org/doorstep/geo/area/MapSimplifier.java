package org.doorstep.geo.area;

import org.doorstep.geo.point.Distance;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Thins outlines for drawing, so that shared edges stay shared: no gap and no overlap appears
/// between neighbours that had none (JTS `CoverageSimplifier`, Visvalingam-Whyatt by area, M.
/// Visvalingam and J. D. Whyatt 1993). Corners where three areas meet stay where they are. For maps
/// only: which area holds a point is asked of the full outlines.
///
/// Neighbours must have identical vertices along their shared edge, as boundary sets of one
/// publisher do; edges that differ are thinned each for itself, and areas that overlap go on
/// overlapping. Cost about O(n log n) for n vertices. Stateless; may be used from any thread.
public final class MapSimplifier {

    private static final double METRES_PER_DEGREE = 111_320;

    private MapSimplifier() {}

    /// @param outlines areas that are drawn together
    /// @param tolerance size of the detail that may go; zero leaves everything
    /// @return as many outlines, in the same order; one that would lose all its ground stays as it
    ///   was
    public static List<Outline> simplify(List<Outline> outlines, Distance tolerance) {
        var before = outlines.stream().map(Outline::shared).toArray(Geometry[]::new);
        var after = CoverageSimplifier.simplify(before, tolerance.metres() / METRES_PER_DEGREE);
        var simplified = new ArrayList<Outline>(after.length);
        for (var i = 0; i < after.length; i++) {
            var kept = after[i] instanceof Polygonal && !after[i].isEmpty();
            simplified.add(kept ? Outline.owning(after[i]) : outlines.get(i));
        }
        return simplified;
    }

    /// The same for areas by key, in the map's order.
    public static <K> Map<K, Outline> simplify(Map<K, Outline> outlines, Distance tolerance) {
        var simplified = simplify(List.copyOf(outlines.values()), tolerance).iterator();
        var byKey = LinkedHashMap.<K, Outline>newLinkedHashMap(outlines.size());
        outlines.keySet().forEach(key -> byKey.put(key, simplified.next()));
        return byKey;
    }
}
