package org.doorstep.bench.walk;

import com.google.ortools.Loader;
import com.google.ortools.constraintsolver.FirstSolutionStrategy;
import com.google.ortools.constraintsolver.LocalSearchMetaheuristic;
import com.google.ortools.constraintsolver.RoutingIndexManager;
import com.google.ortools.constraintsolver.RoutingModel;
import com.google.ortools.constraintsolver.RoutingSearchParameters;
import com.google.ortools.constraintsolver.main;
import com.google.protobuf.Duration;

/// OR-Tools' routing solver, PATH_CHEAPEST_ARC and GUIDED_LOCAL_SEARCH, on the same table of costs.
/// Its clock starts when it is asked to solve: making the model does not count.
final class OrTools {

    static {
        Loader.loadNativeLibraries();
    }

    private final RoutingIndexManager nodes;
    private final RoutingModel model;
    private final long wanted;
    private final double seconds;
    private double spentToWanted = Double.POSITIVE_INFINITY;
    private long start;

    private OrTools(Instance instance, double seconds, long wanted) {
        this.wanted = wanted;
        this.seconds = seconds;
        nodes = new RoutingIndexManager(instance.stops(), 1, 0);
        model = new RoutingModel(nodes);
        model.setArcCostEvaluatorOfAllVehicles(model.registerTransitMatrix(table(instance)));
        model.addAtSolutionCallback(this::solution);
    }

    private static long[][] table(Instance instance) {
        var rows = new long[instance.stops()][instance.stops()];
        for (var from = 0; from < rows.length; from++) {
            for (var to = 0; to < rows.length; to++) {
                rows[from][to] = instance.costs().between(from, to);
            }
        }
        return rows;
    }

    private void solution() {
        var spent = (System.nanoTime() - start) / 1e9;
        var length = model.costVar().max();
        if (length <= wanted) {
            spentToWanted = Math.min(spentToWanted, spent);
            if (spent > seconds) {
                model.solver().finishCurrentSearch();
            }
        }
    }

    /// @param seconds after which the tour is compared
    /// @param most seconds at most, to reach the wanted length
    static Found solve(Instance instance, double seconds, long wanted, double most) {
        var first = new OrTools(instance, seconds, wanted);
        var found = first.run(seconds);
        if (first.spentToWanted == Double.POSITIVE_INFINITY && most > seconds) {
            var second = new OrTools(instance, 0, wanted);
            second.run(most);
            return new Found(found.order(), found.length(), second.spentToWanted);
        }
        return found;
    }

    private Found run(double limit) {
        start = System.nanoTime();
        var assignment = model.solveWithParameters(parameters(limit));
        var order = new int[(int) model.size()];
        var index = model.start(0);
        for (var i = 0; i < order.length; i++) {
            order[i] = nodes.indexToNode(index);
            index = assignment.value(model.nextVar(index));
        }
        return new Found(order, assignment.objectiveValue(), spentToWanted);
    }

    private static RoutingSearchParameters parameters(double limit) {
        var nanos = Math.round(limit * 1e9);
        return main.defaultRoutingSearchParameters().toBuilder()
                .setFirstSolutionStrategy(FirstSolutionStrategy.Value.PATH_CHEAPEST_ARC)
                .setLocalSearchMetaheuristic(LocalSearchMetaheuristic.Value.GUIDED_LOCAL_SEARCH)
                .setTimeLimit(
                        Duration.newBuilder()
                                .setSeconds(nanos / 1_000_000_000)
                                .setNanos((int) (nanos % 1_000_000_000)))
                .build();
    }
}
