package org.doorstep.bench.walk;

import org.jgrapht.alg.tour.TwoOptHeuristicTSP;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// JGraphT's 2-opt from its nearest-neighbour tour.
final class JgraphtTwoOpt {

    /// It is known to turn in circles on ties that differ by rounding; weights here are whole, but
    /// a row must end.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private JgraphtTwoOpt() {}

    /// The length it found; none when it did not come to an end.
    static long length(Instance instance) {
        var graph =
                new SimpleWeightedGraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        for (var stop = 0; stop < instance.stops(); stop++) {
            graph.addVertex(stop);
            for (var other = 0; other < stop; other++) {
                graph.setEdgeWeight(
                        graph.addEdge(stop, other), instance.costs().between(stop, other));
            }
        }
        var tour =
                CompletableFuture.supplyAsync(() ->
                        new TwoOptHeuristicTSP<Integer, DefaultWeightedEdge>(1, 1)
                                .getTour(graph)
                                .getWeight());
        try {
            return Math.round(tour.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            return Long.MAX_VALUE;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("JGraphT did not answer.", e);
        }
    }
}
