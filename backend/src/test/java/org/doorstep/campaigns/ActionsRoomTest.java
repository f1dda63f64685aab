package org.doorstep.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.campaigns.shift.CheckIns.Wish;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.PageRequest;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.security.Actor;
import org.doorstep.security.Role;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

class ActionsRoomTest extends CampaignsRoomTest {

    private static final Instant FROM = Instant.parse("2027-04-13T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-04-20T00:00:00Z");

    private List<ActionId> near(Actor who, GeoPoint from, int kilometres) {
        return nearby
                .near(who, from, Distance.ofKilometres(kilometres), PageRequest.first(50))
                .orThrow()
                .items()
                .stream()
                .map(found -> found.action().id())
                .toList();
    }

    @Test
    void theExactMeetingPlaceIsForThoseWithAPlaceAndForOrganisers() {
        var action = wednesday(5);
        var who = volunteer(0, VolunteerStatus.APPROVED);

        var before = actions.view(action.id(), who).orThrow();
        take(who, action).orThrow();
        var after = actions.view(action.id(), who).orThrow();

        assertThat(before.meeting()).isNull();
        assertThat(before.roughPoint()).isEqualTo(HERE.rounded(1000));
        assertThat(Objects.requireNonNull(after.meeting()).address()).isEqualTo("12 Secret Yard");
        assertThat(after.mySignUps().keySet())
                .isEqualTo(java.util.Set.of(action.shifts().getFirst().id()));
        assertThat(actions.view(action.id(), organiser).orThrow().meeting()).isNotNull();
    }

    @Test
    void whoWaitsSeesOpenActionsOnly() {
        var closed = wednesday(5);
        var open = action(TOWN, true, shift("2027-04-14T10:00", "2027-04-14T12:00", 5));
        var pending = volunteer(0, VolunteerStatus.PENDING);

        assertThat(actions.view(closed.id(), pending))
                .isEqualTo(actions.view(new ActionId(ids.next()), pending));
        assertThat(actions.view(open.id(), pending).orThrow().meeting()).isNull();
        assertThat(near(pending, HERE, 10)).isEqualTo(List.of(open.id()));
    }

    @Test
    void onlyThoseWhoMayEditCreateOrCallOff() {
        var action = wednesday(5);
        var activist = volunteer(0, VolunteerStatus.APPROVED);
        var elsewhere = actor(Role.ORGANISER, NEIGHBOUR);

        assertThat(codeOf(actions.cancel(action.id(), activist))).isEqualTo("forbidden");
        assertThat(actions.cancel(action.id(), elsewhere))
                .isEqualTo(actions.cancel(new ActionId(ids.next()), elsewhere));
        assertThat(codeOf(actions.signUps(action.id(), activist))).isEqualTo("forbidden");
        assertThat(again(action).cancelled()).isFalse();
    }

    @Test
    void anActionIsCalledOffOnce() {
        var action = wednesday(5);

        assertThat(actions.cancel(action.id(), organiser).map(Action::cancelled).orThrow())
                .isTrue();
        assertThat(codeOf(actions.cancel(action.id(), organiser))).isEqualTo("already-cancelled");
    }

    @Test
    void aBranchListsItsActionsByStartAndTheMapThoseInItsBox() {
        var later = action(TOWN, false, shift("2027-04-15T10:00", "2027-04-15T12:00", 5));
        var sooner = wednesday(5);
        action(NEIGHBOUR, false, shift("2027-04-15T10:00", "2027-04-15T12:00", 5));
        action(TOWN, false, shift("2027-04-21T10:00", "2027-04-21T12:00", 5));

        assertThat(actions.list(TOWN, FROM, UNTIL)).isEqualTo(List.of(sooner, later));
        assertThat(actions.inBox(TOWN, new BoundingBox(52.6, -0.6, 52.7, -0.5), FROM, UNTIL))
                .isEqualTo(List.of(sooner, later));
        assertThat(actions.inBox(TOWN, new BoundingBox(51, -0.6, 52, -0.5), FROM, UNTIL))
                .isEqualTo(List.of());
    }

    @Test
    void nearbyKeepsTheRadiusAndRefusesMoreThan50Kilometres() {
        var action = wednesday(5);
        var who = volunteer(0, VolunteerStatus.APPROVED);
        var away = new GeoPoint(52.62 + 0.2, -0.55);

        assertThat(near(who, HERE, 10)).isEqualTo(List.of(action.id()));
        assertThat(near(who, away, 10)).isEqualTo(List.of());
        assertThat(near(who, away, 50)).isEqualTo(List.of(action.id()));
        assertThat(
                        codeOf(
                                nearby.near(
                                        who,
                                        HERE,
                                        Distance.ofMetres(50_000.1),
                                        PageRequest.first(10))))
                .isEqualTo("invalid");
        assertThat(codeOf(nearby.near(who, HERE, Distance.ZERO, PageRequest.first(10))))
                .isEqualTo("invalid");
        assertThat(
                        codeOf(
                                nearby.near(
                                        who,
                                        HERE,
                                        Distance.ofKilometres(1),
                                        new PageRequest(10, "nonsense"))))
                .isEqualTo("invalid");
    }

    @Test
    void theMeasureStartsAtThePointGivenElseAtTheCheckInElseAtHome() {
        var who = volunteer(0, VolunteerStatus.APPROVED);
        var nobody = actor(Role.ACTIVIST, TOWN);
        var there = new GeoPoint(53.1, -1.2);

        assertThat(nearby.placeToMeasureFrom(who, 51.5, -0.1).orThrow())
                .isEqualTo(new GeoPoint(51.5, -0.1));
        assertThat(nearby.placeToMeasureFrom(who, null, null).orThrow())
                .isEqualTo(HERE.rounded(100));
        checkIns.checkIn(
                        who,
                        new Wish(null, there.latitude(), there.longitude(), null, null),
                        ids.next())
                .orThrow();
        assertThat(nearby.placeToMeasureFrom(who, null, null).orThrow())
                .isEqualTo(there.rounded(100));
        assertThat(codeOf(nearby.placeToMeasureFrom(nobody, null, null)))
                .isEqualTo("nowhere-to-search");
        assertThat(codeOf(nearby.placeToMeasureFrom(who, 51.5, null))).isEqualTo("invalid");
        assertThat(codeOf(nearby.placeToMeasureFrom(who, -0.1, 51.5)))
                .isEqualTo("coordinates-swapped");
    }
}
