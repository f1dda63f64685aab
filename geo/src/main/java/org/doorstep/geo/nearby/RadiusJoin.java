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
/// [GeoPoint#distanceTo]. Pairs are streamed; none are kept, so a million places are matched with
/// ten thousand items in no more room than they take.
///
/// The items are sorted into a lattice of cells half as wide as the radius; those in the few rows
/// of cells around a place are looked at one after the other (J. L. Bentley and J. H. Friedman,
/// "Data structures for range searching", 1979, section 2.3). A match takes O(n + pairs) for n
/// places as a rule: about ten nanoseconds a pair.
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

    private final List<GeoPoint> items;

    private RadiusJoin(List<GeoPoint> items) {
        this.items = items;
    }

    /// @param items where the items are; copied
    public static RadiusJoin of(List<GeoPoint> items) {
        return new RadiusJoin(List.copyOf(items));
    }

    /// Hands every pair to the sink once, the places in their order; which of a place's items comes
    /// first is not defined.
    ///
    /// @param latitudes degrees north; a place whose numbers are no place on earth has no pairs
    /// @param longitudes degrees east, as many
    public void match(
            double[] latitudes, double[] longitudes, Distance radius, Rule rule, Sink sink) {
        check(latitudes, longitudes);
        var cells = new ItemCells(items, radius.metres());
        new JoinWorker(cells, items, latitudes, longitudes, radius, rule, sink)
                .workOn(new AtomicInteger());
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
        check(latitudes, longitudes);
        var cells = new ItemCells(items, radius.metres());
        var next = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<?>>();
            for (var thread = 0; thread < threads; thread++) {
                var sink = sinks.apply(thread);
                var worker =
                        new JoinWorker(cells, items, latitudes, longitudes, radius, rule, sink);
                running.add(pool.submit(() -> worker.workOn(next)));
            }
            running.forEach(RadiusJoin::await);
        }
    }

    private static void check(double[] latitudes, double[] longitudes) {
        if (latitudes.length != longitudes.length) {
            throw new IllegalArgumentException(
                    latitudes.length + " latitudes, but " + longitudes.length + " longitudes.");
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
