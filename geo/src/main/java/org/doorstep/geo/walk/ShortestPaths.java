package org.doorstep.geo.walk;

import org.doorstep.geo.walk.EdgeIndex.Spot;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Shortest ways from one spot to many (E. W. Dijkstra 1959), the search ended once the edges of
/// all spots are reached. Memory: about 10 bytes a node, used again for each search. For one
/// thread.
final class ShortestPaths {

    private final StreetNetwork network;
    private final boolean[] wanted;
    private final double[] metres;
    private final boolean[] settled;
    private final NodeHeap heap = new NodeHeap();
    private int[] touched = new int[64];
    private int touchedNodes;

    ShortestPaths(StreetNetwork network) {
        this.network = network;
        wanted = new boolean[network.nodes()];
        metres = new double[network.nodes()];
        settled = new boolean[network.nodes()];
        Arrays.fill(metres, Double.POSITIVE_INFINITY);
    }

    /// Metres to each target, infinite where no way leads.
    ///
    /// @param start null when no edge is near: no way leads anywhere
    /// @param targets null where no edge is near: no way leads there
    double[] ways(@Nullable Spot start, @Nullable Spot[] targets) {
        var ways = new double[targets.length];
        Arrays.fill(ways, Double.POSITIVE_INFINITY);
        if (start == null) {
            return ways;
        }
        search(start, want(targets));
        for (var i = 0; i < ways.length; i++) {
            var target = targets[i];
            if (target != null) {
                var overNodes =
                        target.off()
                                + Math.min(
                                        metres[target.from()] + target.toFrom(),
                                        metres[target.to()] + target.toTo());
                ways[i] = Math.min(overNodes, start.along(target));
            }
        }
        forget(targets);
        return ways;
    }

    /// How many nodes the search has to reach.
    private int want(@Nullable Spot[] targets) {
        var count = 0;
        for (var target : targets) {
            if (target != null) {
                count += want(target.from()) + want(target.to());
            }
        }
        return count;
    }

    private int want(int node) {
        if (wanted[node]) {
            return 0;
        }
        wanted[node] = true;
        return 1;
    }

    private void search(Spot start, int nodesWanted) {
        reach(start.from(), start.off() + start.toFrom());
        reach(start.to(), start.off() + start.toTo());
        var left = nodesWanted;
        while (left > 0 && !heap.isEmpty()) {
            var node = heap.take();
            if (settled[node]) {
                continue;
            }
            settled[node] = true;
            left -= wanted[node] ? 1 : 0;
            for (var link = network.firstLink(node); link < network.firstLink(node + 1); link++) {
                reach(network.target(link), metres[node] + network.metres(link));
            }
        }
    }

    private void reach(int node, double way) {
        if (way >= metres[node]) {
            return;
        }
        if (metres[node] == Double.POSITIVE_INFINITY) {
            if (touchedNodes == touched.length) {
                touched = Arrays.copyOf(touched, 2 * touchedNodes);
            }
            touched[touchedNodes++] = node;
        }
        metres[node] = way;
        heap.add(node, way);
    }

    private void forget(@Nullable Spot[] targets) {
        for (var target : targets) {
            if (target != null) {
                wanted[target.from()] = false;
                wanted[target.to()] = false;
            }
        }
        for (var i = 0; i < touchedNodes; i++) {
            metres[touched[i]] = Double.POSITIVE_INFINITY;
            settled[touched[i]] = false;
        }
        touchedNodes = 0;
        heap.clear();
    }
}
