package org.doorstep.geo.area;

import java.util.Arrays;

/// The edges of all areas, an edge shared by two neighbours once. An edge is known by the place of
/// its first vertex in `xy`; its second vertex is the next one there.
final class EdgeTable {

    private static final int NOBODY = -1;

    /// Longitude and latitude of every vertex of every ring.
    final double[] xy;

    /// First vertices of the different edges.
    int[] vertices = new int[1024];

    /// One or two areas that have the edge; the second is -1 where there is none.
    int[] owners = new int[2048];

    int size;

    private int[] slots;

    EdgeTable(Rings rings) {
        xy = rings.xy;
        slots = new int[2048];
        Arrays.fill(slots, NOBODY);
        for (var area = 0; area < rings.areas(); area++) {
            for (var ring = rings.firstRings[area]; ring < rings.firstRings[area + 1]; ring++) {
                add(rings.starts[ring], rings.starts[ring + 1] - 1, area);
            }
        }
        slots = new int[0];
        vertices = Arrays.copyOf(vertices, size);
        owners = Arrays.copyOf(owners, 2 * size);
    }

    private void add(int first, int last, int area) {
        for (var vertex = first; vertex < last; vertex++) {
            var at = 2 * vertex;
            if (xy[at] != xy[at + 2] || xy[at + 1] != xy[at + 3]) {
                add(vertex, area);
            }
        }
    }

    private void add(int vertex, int area) {
        if (2 * size >= slots.length) {
            grow();
        }
        var slot = slot(vertex);
        while (slots[slot] != NOBODY) {
            var edge = slots[slot];
            // The same edge twice in one area stays two edges: they cancel out for its inside, yet
            // its edge they are.
            if (isSame(vertices[edge], vertex)
                    && owners[2 * edge + 1] == NOBODY
                    && owners[2 * edge] != area) {
                owners[2 * edge + 1] = area;
                return;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (size == vertices.length) {
            vertices = Arrays.copyOf(vertices, 2 * size);
            owners = Arrays.copyOf(owners, 4 * size);
        }
        vertices[size] = vertex;
        owners[2 * size] = area;
        owners[2 * size + 1] = NOBODY;
        slots[slot] = size++;
    }

    private void grow() {
        slots = new int[4 * slots.length];
        Arrays.fill(slots, NOBODY);
        for (var edge = 0; edge < size; edge++) {
            var slot = slot(vertices[edge]);
            while (slots[slot] != NOBODY) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = edge;
        }
    }

    /// The same for both directions of an edge.
    private int slot(int vertex) {
        var v = 2 * vertex;
        var hash =
                Double.hashCode(xy[v]) * 31
                        + Double.hashCode(xy[v + 1])
                        + Double.hashCode(xy[v + 2]) * 31
                        + Double.hashCode(xy[v + 3]);
        hash *= 0x9E3779B9;
        return (hash ^ hash >>> 15) & slots.length - 1;
    }

    private boolean isSame(int a, int b) {
        int i = 2 * a, j = 2 * b;
        return xy[i] == xy[j]
                        && xy[i + 1] == xy[j + 1]
                        && xy[i + 2] == xy[j + 2]
                        && xy[i + 3] == xy[j + 3]
                || xy[i] == xy[j + 2]
                        && xy[i + 1] == xy[j + 3]
                        && xy[i + 2] == xy[j]
                        && xy[i + 3] == xy[j + 1];
    }

    /// Whether the edge may meet the box; never wrongly false.
    boolean mayMeet(int edge, double west, double south, double east, double north) {
        var v = 2 * vertices[edge];
        double x1 = xy[v], y1 = xy[v + 1], x2 = xy[v + 2], y2 = xy[v + 3];
        if (Math.max(x1, x2) < west
                || Math.min(x1, x2) > east
                || Math.max(y1, y2) < south
                || Math.min(y1, y2) > north) {
            return false;
        }
        double dx = x2 - x1, dy = y2 - y1;
        var one = Math.signum(beside(dx, dy, west - x1, south - y1));
        return one == 0
                || one != Math.signum(beside(dx, dy, east - x1, south - y1))
                || one != Math.signum(beside(dx, dy, east - x1, north - y1))
                || one != Math.signum(beside(dx, dy, west - x1, north - y1));
    }

    /// Zero when in doubt.
    private static double beside(double dx, double dy, double px, double py) {
        double left = dx * py, right = dy * px;
        var determinant = left - right;
        return Math.abs(determinant) > 1e-14 * (Math.abs(left) + Math.abs(right)) ? determinant : 0;
    }
}
