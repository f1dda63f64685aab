package org.doorstep.geo.nearby;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.point.SpacePoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
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
/// distance. Building takes O(n log n), a question O(log n + answers) as a rule: about a
/// microsecond among ten thousand items.
///
/// Immutable; may be shared between threads as long as the items may. A filter is called from the
/// asking thread only, at most once an item, and not for items known to be too far.
public final class NearbyIndex<T> {

    private final List<T> items;
    private final List<GeoPoint> places;
    private final SpaceTree tree;

    private NearbyIndex(List<T> items, List<GeoPoint> places) {
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
        return new NearbyIndex<>(copy, places);
    }

    /// How many items there are.
    public int size() {
        return items.size();
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
        if (count == 0 || items.isEmpty()) {
            return List.of();
        }
        var search = new Search(centre, Math.min(count, items.size()), radius.metres(), filter);
        tree.visit(search.place, search);
        return search.answer();
    }

    private final class Search implements SpaceTree.Visitor {

        private final GeoPoint centre;
        private final SpacePoint place;
        private final double radius;
        private final Predicate<? super T> filter;
        private final Nearest best;
        private double reach;

        Search(GeoPoint centre, int count, double radius, Predicate<? super T> filter) {
            this.centre = centre;
            this.place = SpacePoint.of(centre.latitude(), centre.longitude());
            this.radius = radius;
            this.filter = filter;
            this.best = new Nearest(count);
            reachTo(radius);
        }

        private void reachTo(double metres) {
            reach = (metres + SpaceTree.SLACK) * (metres + SpaceTree.SLACK);
        }

        @Override
        public double reach() {
            return reach;
        }

        @Override
        public void visit(int index, double chordSquared) {
            var item = tree.order[index];
            var metres = metres(index, item, chordSquared);
            if (metres <= radius && best.wants(metres, item) && filter.test(items.get(item))) {
                best.add(metres, item);
                if (best.isFull()) {
                    reachTo(best.worst());
                }
            }
        }

        /// That of [GeoPoint#distanceTo].
        private double metres(int index, int item, double chordSquared) {
            return chordSquared > SpacePoint.SHORT * SpacePoint.SHORT
                    ? centre.distanceTo(places.get(item)).metres()
                    : SpacePoint.shortGeodesic(
                            place.x(),
                            place.y(),
                            place.z(),
                            tree.axes[0][index],
                            tree.axes[1][index],
                            tree.axes[2][index]);
        }

        List<Near<T>> answer() {
            var count = best.sort();
            var answer = new ArrayList<Near<T>>(count);
            for (var i = 0; i < count; i++) {
                answer.add(new Near<>(items.get(best.item(i)), Distance.ofMetres(best.metres(i))));
            }
            return Collections.unmodifiableList(answer);
        }
    }
}
