package org.doorstep.geo.nearby;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.point.SpacePoint;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Matches many places with items at fixed places: every pair that is no further apart than a
/// radius (its edge included) and that a rule allows. Distances are geodesic, those of
/// [GeoPoint#distanceTo]. Pairs are streamed; none are kept, so a million places may be matched
/// with ten thousand items in the room of one number a place.
///
/// Places are sorted into small cells; the items that can be near a cell are fetched once for all
/// its places from a k-d tree (see [NearbyIndex]) and then measured one by one. A match takes O(n +
/// pairs) for n places as a rule: about ten nanoseconds a pair.
///
/// Immutable; may be shared between threads.
public final class RadiusJoin {

    /// Which pairs may be: called for pairs within the radius only, or a hair's breadth beyond.
    /// With several threads it is called from all of them.
    @FunctionalInterface
    public interface Rule {
        /// @param place number of the place in the arrays handed in
        /// @param item number of the item in the list handed in
        boolean allows(int place, int item);
    }

    /// Takes pairs in.
    @FunctionalInterface
    public interface Sink {
        /// @param metres their geodesic distance
        void accept(int place, int item, double metres);
    }

    private final SpaceTree tree;
    private final List<GeoPoint> items;

    private RadiusJoin(List<GeoPoint> items) {
        this.items = items;
        this.tree = new SpaceTree(items);
    }

    /// @param items where the items are; copied
    public static RadiusJoin of(List<GeoPoint> items) {
        return new RadiusJoin(List.copyOf(items));
    }

    /// Hands every pair to the sink once. The pairs of a place come one after the other; which
    /// place and which item comes first is not defined.
    ///
    /// @param latitudes degrees north; a place whose numbers are no place on earth has no pairs
    /// @param longitudes degrees east, as many
    public void match(
            double[] latitudes, double[] longitudes, Distance radius, Rule rule, Sink sink) {
        var cells = new PlaceCells(latitudes, longitudes, radius.metres());
        new JoinWorker(tree, items, cells, radius.metres(), rule, sink)
                .work(0, cells.sharesOfWork());
    }

    /// The same by several threads, which end before it returns.
    ///
    /// @param threads one or more
    /// @param sinks makes a sink for each thread from its number, 0 to threads - 1; no sink is used
    ///   by two threads
    public void match(
            double[] latitudes,
            double[] longitudes,
            Distance radius,
            Rule rule,
            int threads,
            IntFunction<? extends Sink> sinks) {
        var cells = new PlaceCells(latitudes, longitudes, radius.metres());
        var next = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<?>>();
            for (var thread = 0; thread < threads; thread++) {
                var sink = sinks.apply(thread);
                var worker = new JoinWorker(tree, items, cells, radius.metres(), rule, sink);
                running.add(pool.submit(() -> worker.workOn(next)));
            }
            running.forEach(RadiusJoin::await);
        }
    }

    /// What a rule or a sink threw is thrown on.
    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("Matching failed.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while matching.", e);
        }
    }

    static boolean isPlace(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }

    static SpacePoint inSpace(double latitude, double longitude) {
        return SpacePoint.of(latitude + 0.0, longitude + 0.0); // as a GeoPoint would have them
    }
}
