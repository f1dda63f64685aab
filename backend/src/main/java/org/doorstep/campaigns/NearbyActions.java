package org.doorstep.campaigns;

import org.doorstep.campaigns.action.ActionIndex;
import org.doorstep.campaigns.action.ActionStore;
import org.doorstep.campaigns.nearby.NearbyOrder;
import org.doorstep.campaigns.nearby.NearbySearch;
import org.doorstep.campaigns.shift.CheckInStore;
import org.doorstep.campaigns.shift.Seekers;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Page;
import org.doorstep.kernel.PageRequest;
import org.doorstep.kernel.Refusal;
import org.doorstep.membership.TypedPoint;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.Actor;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is on near a place for one person: the one function behind the mobile API and the console's
/// map. Safe for use by many threads.
public class NearbyActions {

    private static final Distance FURTHEST = Distance.ofKilometres(50);
    static final Duration HORIZON = Duration.ofDays(14);

    private final ActionStore actions;
    private final ActionIndex index;
    private final Seekers seekers;
    private final CheckInStore checkIns;
    private final Volunteers volunteers;
    private final NearbySearch search;
    private final Clock clock;

    NearbyActions(
            ActionStore actions,
            ActionIndex index,
            Seekers seekers,
            CheckInStore checkIns,
            Volunteers volunteers,
            NearbySearch search,
            Clock clock) {
        this.actions = actions;
        this.index = index;
        this.seekers = seekers;
        this.checkIns = checkIns;
        this.volunteers = volunteers;
        this.search = search;
        this.clock = clock;
    }

    /// Open actions with places left that start within 14 days, are allowed for the person's branch
    /// and can be reached before they start; by distance band, then overlap with the person's free
    /// time, then skill, then start, then id.
    ///
    /// @param from the place asked about
    /// @param radius more than zero, at most 50 km, its edge included
    /// @return refused on the field `radiusKm`, `lat` or `cursor`
    public Outcome<Page<NearbyAction>> near(
            Actor who, GeoPoint from, Distance radius, PageRequest page) {
        if (radius.equals(Distance.ZERO) || radius.isLongerThan(FURTHEST)) {
            return Outcome.refused(
                    Refusal.ofField(
                            "radiusKm",
                            "more than zero, at most 50 km",
                            "Nobody is asked to travel further; choose a smaller radius."));
        }
        var cursor = page.cursor();
        var after = cursor == null ? null : NearbyOrder.read(cursor).orElse(null);
        if (cursor != null && after == null) {
            return Outcome.refused(
                    Refusal.ofField(
                            "cursor",
                            "the nextCursor of the page before",
                            "Send the cursor as it was received."));
        }
        return TypedPoint.read("lat", from.latitude(), from.longitude())
                .map(place -> found(who, place, radius, after, page.limit()));
    }

    /// The place to measure from: the one given, else the present check-in's, else the home's.
    ///
    /// @param latitude degrees north, or null
    /// @param longitude degrees east, or null
    /// @return refused where only one of the two is given, and where there is no place at all
    public Outcome<GeoPoint> placeToMeasureFrom(
            Actor who, @Nullable Double latitude, @Nullable Double longitude) {
        if (latitude != null && longitude != null) {
            return TypedPoint.read("lat", latitude, longitude);
        }
        if (latitude != null || longitude != null) {
            return Outcome.refused(
                    Refusal.ofField(
                            latitude == null ? "lat" : "lon",
                            "both of lat and lon, or neither",
                            "Send both, or leave both out."));
        }
        var id = VolunteerId.of(who.account());
        return checkIns.find(id, London.now(clock))
                .map(CheckIn::point)
                .or(() -> volunteers.find(id).flatMap(own -> homeOf(own)))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(CampaignsRefusals.nowhereToSearch()));
    }

    private static Optional<GeoPoint> homeOf(org.doorstep.membership.VolunteerProfile profile) {
        return Optional.ofNullable(profile.home().point());
    }

    private Page<NearbyAction> found(
            Actor who, GeoPoint from, Distance radius, @Nullable NearbyOrder after, int limit) {
        var now = London.now(clock);
        var seeker = seekers.of(who);
        var found =
                index.at(now)
                        .map(all -> search.search(seeker, all, from, radius, now))
                        .orElseGet(() ->
                                search.search(
                                        seeker, around(from, radius, now), from, radius, now));
        var page = NearbySearch.page(found, after, limit);
        return new Page<>(withPlacesOfNow(page.items()), page.nextCursor());
    }

    private List<Action> around(GeoPoint from, Distance radius, Instant now) {
        return actions.withPlacesIn(BoundingBox.around(from, radius), now, now.plus(HORIZON));
    }

    /// As kept, but for how many places are left: that is read now.
    private List<NearbyAction> withPlacesOfNow(List<NearbyAction> page) {
        var fresh =
                actions.findAll(page.stream().map(found -> found.action().id()).toList()).stream()
                        .collect(Collectors.toMap(Action::id, Function.identity()));
        return page.stream()
                .flatMap(found ->
                        Optional.ofNullable(fresh.get(found.action().id()))
                                .flatMap(now -> withPlacesOf(now, found))
                                .stream())
                .toList();
    }

    private static Optional<NearbyAction> withPlacesOf(Action now, NearbyAction found) {
        var suiting = found.action().shifts().stream().map(Shift::id).collect(Collectors.toSet());
        var left =
                now.shifts().stream()
                        .filter(shift -> suiting.contains(shift.id()))
                        .filter(shift -> !shift.cancelled() && shift.placesLeft() > 0)
                        .toList();
        return now.cancelled() || left.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new NearbyAction(
                                now.withShifts(left),
                                found.band(),
                                found.distance(),
                                found.freeMinutes(),
                                found.skillMatches()));
    }
}
