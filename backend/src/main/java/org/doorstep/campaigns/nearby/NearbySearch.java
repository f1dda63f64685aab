package org.doorstep.campaigns.nearby;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.DistanceBand;
import org.doorstep.campaigns.NearbyAction;
import org.doorstep.campaigns.Shift;
import org.doorstep.geo.nearby.Near;
import org.doorstep.geo.nearby.NearbyIndex;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.Page;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The search itself: measure, filter, describe, order, cut into pages. Immutable, safe to share.
///
/// @param reach who may see what
/// @param kilometresPerHour how fast people are taken to travel, as the crow flies; more than zero
public record NearbySearch(Reach reach, double kilometresPerHour) {

    /// What suits the person, in order.
    ///
    /// @param candidates at least every action within the radius
    public List<NearbyAction> search(
            Seeker seeker,
            Collection<Action> candidates,
            GeoPoint from,
            Distance radius,
            Instant now) {
        return search(seeker, index(candidates), from, radius, now);
    }

    /// Actions by their place, to be asked many times.
    public static NearbyIndex<Action> index(Collection<Action> actions) {
        return NearbyIndex.of(
                actions,
                action -> action.meeting().point(),
                Comparator.comparing(action -> action.id().toString()));
    }

    /// What suits the person, in order. What does not depend on the distance is asked while the
    /// index is searched, so that nothing is measured or kept that cannot suit.
    ///
    /// @param index at least every action within the radius
    public List<NearbyAction> search(
            Seeker seeker, NearbyIndex<Action> index, GeoPoint from, Distance radius, Instant now) {
        var standing = NearbyFilter.anywhere(seeker, reach);
        var filters = NearbyFilter.all(seeker, reach, kilometresPerHour);
        return index.within(from, radius, action -> suitsAnywhere(action, standing, now)).stream()
                .map(near -> suiting(near, filters, now))
                .flatMap(Optional::stream)
                .map(near -> described(near, seeker))
                .sorted(Comparator.comparing(NearbyOrder::of))
                .toList();
    }

    /// The page of a list that follows a place in it.
    public static Page<NearbyAction> page(
            List<NearbyAction> found, @Nullable NearbyOrder after, int limit) {
        var rest =
                found.stream()
                        .filter(next -> after == null || NearbyOrder.of(next).compareTo(after) > 0)
                        .limit(limit + 1L)
                        .toList();
        if (rest.size() <= limit) {
            return new Page<>(rest, null);
        }
        var items = rest.subList(0, limit);
        return new Page<>(items, NearbyOrder.of(items.getLast()).cursor());
    }

    private static boolean suitsAnywhere(Action action, List<NearbyFilter> filters, Instant now) {
        return !suiting(new Near<>(action, Distance.ZERO), filters, now).isEmpty();
    }

    /// The action with those of its shifts that pass every filter; empty where none does.
    private static Optional<Near<Action>> suiting(
            Near<Action> near, List<NearbyFilter> filters, Instant now) {
        var shifts =
                near.item().shifts().stream()
                        .filter(shift -> passes(near, shift, filters, now))
                        .toList();
        return shifts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Near<>(near.item().withShifts(shifts), near.distance()));
    }

    private static boolean passes(
            Near<Action> near, Shift shift, List<NearbyFilter> filters, Instant now) {
        var candidate = new NearbyFilter.Candidate(near.item(), shift, near.distance(), now);
        return filters.stream().allMatch(filter -> filter.keeps(candidate));
    }

    private static NearbyAction described(Near<Action> near, Seeker seeker) {
        var action = near.item();
        var free =
                action.shifts().stream()
                        .mapToInt(shift ->
                                seeker.freeTime().minutesWithin(shift.startsAt(), shift.endsAt()))
                        .max()
                        .orElse(0);
        var skill = action.skillsWanted().stream().anyMatch(seeker.skills()::contains);
        return new NearbyAction(
                action, DistanceBand.of(near.distance()), near.distance(), free, skill);
    }
}
