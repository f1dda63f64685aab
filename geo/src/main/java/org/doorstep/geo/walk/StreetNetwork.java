package org.doorstep.geo.walk;

import org.doorstep.geo.point.GeoPoint;

import java.util.Arrays;

/// The ways a person may walk, as places joined by edges with their lengths in metres. Every edge
/// may be walked in both directions: one-way rules are for wheels.
///
/// Nodes are numbered from 0. What lies between two nodes along an edge is its length alone; a
/// builder that wants the bends puts a node at each. The network need not be connected: extracts
/// are cut out of a larger one. Stored as adjacency arrays, 16 bytes a node and 24 an edge; every
/// question here costs constant time.
///
/// Immutable; may be shared between threads.
public final class StreetNetwork {

    private final double[] latitudes;
    private final double[] longitudes;
    private final int[] firstLink;
    private final int[] targets;
    private final double[] lengths;

    private StreetNetwork(Builder from) {
        latitudes = Arrays.copyOf(from.latitudes, from.nodes);
        longitudes = Arrays.copyOf(from.longitudes, from.nodes);
        firstLink = new int[from.nodes + 1];
        targets = new int[2 * from.edges];
        lengths = new double[2 * from.edges];
        for (var end = 0; end < 2 * from.edges; end++) {
            firstLink[from.ends[end] + 1]++;
        }
        Arrays.parallelPrefix(firstLink, Integer::sum);
        var next = firstLink.clone();
        for (var end = 0; end < 2 * from.edges; end++) {
            var link = next[from.ends[end]]++;
            targets[link] = from.ends[end ^ 1];
            lengths[link] = from.metres[end >> 1];
        }
    }

    /// How many nodes there are.
    public int nodes() {
        return latitudes.length;
    }

    /// How many edges there are, each counted once.
    public int edges() {
        return targets.length / 2;
    }

    /// Where a node is.
    public GeoPoint node(int node) {
        return new GeoPoint(latitudes[node], longitudes[node]);
    }

    /// The node's latitude, without making a point of it.
    public double latitude(int node) {
        return latitudes[node];
    }

    /// The node's longitude, without making a point of it.
    public double longitude(int node) {
        return longitudes[node];
    }

    /// The links out of a node are numbered from this to, but not including, `firstLink(node + 1)`,
    /// in the order in which their edges were added.
    ///
    /// @param node 0 to [#nodes], the last for the end of the last node's links
    public int firstLink(int node) {
        return firstLink[node];
    }

    /// The node a link leads to.
    public int target(int link) {
        return targets[link];
    }

    /// The length of a link's edge in metres: zero or more.
    public double metres(int link) {
        return lengths[link];
    }

    /// Gathers nodes and edges. For one thread.
    public static final class Builder {

        private double[] latitudes = new double[64];
        private double[] longitudes = new double[64];
        private int[] ends = new int[128];
        private double[] metres = new double[64];
        private int nodes;
        private int edges;

        /// @return the new node's number; equal places given twice are two nodes
        public int node(GeoPoint place) {
            if (nodes == latitudes.length) {
                latitudes = Arrays.copyOf(latitudes, 2 * nodes);
                longitudes = Arrays.copyOf(longitudes, 2 * nodes);
            }
            latitudes[nodes] = place.latitude();
            longitudes[nodes] = place.longitude();
            return nodes++;
        }

        /// Joins two nodes by an edge of this length. Several edges may join the same two, and an
        /// edge may lead back to its own node.
        ///
        /// @param length metres, zero or more
        /// @throws IllegalArgumentException when a node is not known or the length is no length
        public Builder edge(int from, int to, double length) {
            if (from < 0 || to < 0 || from >= nodes || to >= nodes) {
                throw new IllegalArgumentException("An edge joins two nodes given before.");
            }
            if (!(length >= 0 && length < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A length is zero or more, not " + length + ".");
            }
            if (edges == metres.length) {
                ends = Arrays.copyOf(ends, 4 * edges);
                metres = Arrays.copyOf(metres, 2 * edges);
            }
            ends[2 * edges] = from;
            ends[2 * edges + 1] = to;
            metres[edges++] = length;
            return this;
        }

        public StreetNetwork build() {
            return new StreetNetwork(this);
        }
    }
}
