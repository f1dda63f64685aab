package org.doorstep.geo.nearby;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.point.SpacePoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
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
/// distance. Building takes O(n log n), a question O(log n + answers) as a rule: about a
/// microsecond among ten thousand items.
///
/// Immutable; may be shared between threads as long as the items may. A filter is called from the
/// asking thread only, at most once an item, and not for items known to be too far.
public final class NearbyIndex<T> {

    /// Up to so many nearest are kept in order while searching.
    private static final int FEW = 32;

    private final T[] items;
    private final List<GeoPoint> places;
    private final SpaceTree tree;

    private NearbyIndex(T[] items, List<GeoPoint> places) {
        this.items = items;
        this.places = places;
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
        // Sorted, so that of two items the smaller number comes first.
        copy.forEach(item -> places.add(place.apply(item)));
        @SuppressWarnings("unchecked") // Holds nothing else.
        T[] all = (T[]) copy.toArray();
        return new NearbyIndex<>(all, places);
    }

    /// How many items there are.
    public int size() {
        return items.length;
    }

    /// Everything within `radius` (its edge included) that the filter lets through, nearest first.
    public List<Near<T>> within(GeoPoint centre, Distance radius, Predicate<? super T> filter) {
        return nearest(centre, Integer.MAX_VALUE, radius, filter);
    }

    /// The same without a filter.
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

    /// The same without a filter.
    ///
    /// @param count zero or more
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
        if (count == 0 || items.length == 0) {
            return List.of();
        }
        var measure = new Measure(centre, tree, places);
        if (count >= items.length && radius.metres() < SpacePoint.SHORT) {
            return all(measure, radius.metres(), filter);
        }
        var wanted = Math.min(count, items.length);
        IntPredicate fits = place -> filter.test(items[tree.order[place]]);
        if (wanted <= FEW) {
            var best = new FewNearest(wanted, radius.metres(), tree.order, measure, fits);
            NearestSearch.of(tree, measure.from, best);
            return best.answer(items);
        }
        var best = new ManyNearest(wanted, radius.metres(), tree.order, measure, fits);
        NearestSearch.of(tree, measure.from, best);
        return best.answer(items);
    }

    private List<Near<T>> all(Measure measure, double radius, Predicate<? super T> filter) {
        var ball = new BallSearch(tree, measure.from, radius + SpaceTree.SLACK);
        double[] metres = ball.metres();
        var numbers = new int[metres.length];
        var count = 0;
        for (var i = 0; i < metres.length; i++) {
            var number = tree.order[ball.found(i)];
            if (metres[i] <= radius && filter.test(items[number])) {
                metres[count] = metres[i];
                numbers[count++] = number;
            }
        }
        return NearList.inOrder(items, numbers, metres, count);
    }
}
