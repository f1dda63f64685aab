package org.doorstep.geo.nearby;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;

/// Finds what is near among items at fixed places.
///
/// Distances are geodesic (see [GeoPoint#distanceTo]); a place exactly at the radius is within it.
/// Items equally far are ordered by the comparator given; where that calls two items equal too, the
/// one handed in first comes first. The filter is applied while searching, so a thousand unfit
/// items nearer than five fit ones do not hide the five.
///
/// A k-d tree over the places as points of space (J. L. Bentley, 1975): the straight line through
/// the earth is never longer than the geodesic, so whole branches are left out by it, the
/// antimeridian and the poles are nothing special, and every answer is ranked by the exact
/// distance. Building takes O(n log² n), a question O(log n + answers) as a rule.
///
/// Immutable; may be shared between threads as long as the items may. A filter is called from the
/// asking thread only, at most once an item.
public final class NearbyIndex<T> {

    private final List<T> items;
    private final List<GeoPoint> places;
    private final int[] ranks;
    private final SpaceTree tree;

    private NearbyIndex(List<T> items, List<GeoPoint> places, int[] ranks) {
        this.items = items;
        this.places = places;
        this.ranks = ranks;
        this.tree = new SpaceTree(places);
    }

    /// @param items what can be found; copied
    /// @param place where an item is
    /// @param ties the order of items that are equally far away
    public static <T> NearbyIndex<T> of(
            Collection<? extends T> items,
            Function<? super T, GeoPoint> place,
            Comparator<? super T> ties) {
        var copy = new ArrayList<T>(items);
        copy.sort(ties);
        var places = new ArrayList<GeoPoint>(copy.size());
        var ranks = new int[copy.size()];
        for (var i = 0; i < copy.size(); i++) {
            places.add(place.apply(copy.get(i)));
            ranks[i] = i;
        }
        return new NearbyIndex<>(copy, places, ranks);
    }

    public int size() {
        return items.size();
    }

    /// Everything within `radius` (its edge included) that the filter lets through, nearest first.
    public List<Near<T>> within(GeoPoint centre, Distance radius, Predicate<? super T> filter) {
        return nearest(centre, Integer.MAX_VALUE, radius, filter);
    }

    public List<Near<T>> within(GeoPoint centre, Distance radius) {
        return within(centre, radius, item -> true);
    }

    /// The `count` nearest items that the filter lets through, nearest first; fewer when there are
    /// no more.
    ///
    /// @param count zero or more
    public List<Near<T>> nearest(GeoPoint centre, int count, Predicate<? super T> filter) {
        return nearest(centre, count, Distance.ofKilometres(25_000), filter);
    }

    public List<Near<T>> nearest(GeoPoint centre, int count) {
        return nearest(centre, count, item -> true);
    }

    /// The `count` nearest items within `radius` that the filter lets through, nearest first.
    ///
    /// @param count zero or more
    public List<Near<T>> nearest(
            GeoPoint centre, int count, Distance radius, Predicate<? super T> filter) {
        if (count < 0) {
            throw new IllegalArgumentException("Cannot find " + count + " items.");
        }
        if (count == 0 || items.isEmpty()) {
            return List.of();
        }
        var search = new Search(centre, count, radius.metres(), filter);
        tree.visit(centre, search);
        return search.answer();
    }

    private record Found(int index, double metres) {}

    /// Keeps the best answers so far; the worst of them is on top.
    private final class Search implements SpaceTree.Visitor {

        private final GeoPoint centre;
        private final int count;
        private final double radius;
        private final Predicate<? super T> filter;
        private final Comparator<Found> nearestFirst =
                Comparator.comparingDouble(Found::metres)
                        .thenComparingInt(found -> ranks[found.index()]);
        private final PriorityQueue<Found> best = new PriorityQueue<>(nearestFirst.reversed());

        Search(GeoPoint centre, int count, double radius, Predicate<? super T> filter) {
            this.centre = centre;
            this.count = count;
            this.radius = radius;
            this.filter = filter;
        }

        @Override
        public double limit() {
            return best.size() < count ? radius : best.element().metres();
        }

        @Override
        public void visit(int index) {
            var metres = centre.distanceTo(places.get(index)).metres();
            var found = new Found(index, metres);
            if (metres > radius
                    || (best.size() == count && nearestFirst.compare(found, best.element()) > 0)
                    || !filter.test(items.get(index))) {
                return;
            }
            best.add(found);
            if (best.size() > count) {
                best.remove();
            }
        }

        List<Near<T>> answer() {
            var sorted = new ArrayList<>(best);
            sorted.sort(nearestFirst);
            return sorted.stream()
                    .map(found ->
                            new Near<>(items.get(found.index()), Distance.ofMetres(found.metres())))
                    .toList();
        }
    }
}
