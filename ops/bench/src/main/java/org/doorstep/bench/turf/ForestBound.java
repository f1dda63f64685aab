package org.doorstep.bench.turf;

import org.doorstep.geo.walk.WalkLength;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.triangulate.DelaunayTriangulationBuilder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/// The lightest forest with as many trees as there are turfs: no walks through the same doors in as
/// many turfs are shorter, whoever cuts. The minimum spanning tree of points in the plane lies
/// within their Delaunay triangulation (M. I. Shamos and D. Hoey 1975); Kruskal stops early.
final class ForestBound {

    private record Edge(double length, int a, int b) {}

    private ForestBound() {}

    /// Metres, straight lines corrected as the router corrects them.
    static double metres(Partition partition) {
        var numbers = new HashMap<Coordinate, Integer>();
        for (var place : Places.of(partition.ground())) {
            numbers.putIfAbsent(place, numbers.size());
        }
        var parent = IntStream.range(0, numbers.size()).toArray();
        var left = numbers.size() - partition.turfs();
        var sum = 0.0;
        for (var edge : edges(numbers)) {
            int a = root(parent, edge.a), b = root(parent, edge.b);
            if (a != b && left-- > 0) {
                parent[a] = b;
                sum += edge.length;
            }
        }
        return sum * WalkLength.STRAIGHT_LINE_FACTOR;
    }

    private static List<Edge> edges(HashMap<Coordinate, Integer> numbers) {
        var triangulation = new DelaunayTriangulationBuilder();
        triangulation.setSites(new ArrayList<>(numbers.keySet()));
        var lines = triangulation.getEdges(new GeometryFactory());
        return IntStream.range(0, lines.getNumGeometries())
                .mapToObj(i -> lines.getGeometryN(i).getCoordinates())
                .map(ends -> edge(numbers, ends))
                .sorted(Comparator.comparingDouble(Edge::length))
                .toList();
    }

    private static Edge edge(HashMap<Coordinate, Integer> numbers, Coordinate[] ends) {
        var units = Arrays.stream(ends).mapToInt(numbers::get).toArray();
        return new Edge(ends[0].distance(ends[1]), units[0], units[1]);
    }

    private static int root(int[] parent, int unit) {
        var at = unit;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
